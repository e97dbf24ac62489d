using Slipway.Models.LightGbm;
using Slipway.Models.Onnx;
using Slipway.Models.XgBoost;

namespace Slipway.Models;

/// <summary>What a model's file says beyond what scoring needs, for a model that is imported.</summary>
internal sealed record ModelFacts
{
    /// <summary>The library whose format it is.</summary>
    public required string Format { get; init; }

    /// <summary>The version of the library that wrote it, for ONNX the program and its version; null where the file does not say it.</summary>
    public string? LibraryVersion { get; init; }

    /// <summary>What it was trained with, by the library's names. Never paths or hosts.</summary>
    public SortedDictionary<string, string> Parameters { get; init; } = [];

    /// <summary>By model column: its categories in the order of their codes. Columns that have none, or whose are not known, are not in it.</summary>
    public IReadOnlyDictionary<int, IReadOnlyList<string>> Categories { get; init; } = new Dictionary<int, IReadOnlyList<string>>();

    /// <summary>The model columns that the file says to hold codes of categories.</summary>
    public IReadOnlySet<int> CategoricalColumns { get; init; } = new HashSet<int>();

    /// <summary>What the splits on each model column brought; empty where the file does not say it.</summary>
    public IReadOnlyList<double> Gains { get; init; } = [];

    /// <summary>Gathers them.</summary>
    /// <param name="file">A file that <see cref="ModelReader"/> can read.</param>
    /// <param name="source">Its name in messages.</param>
    /// <param name="estimator">What it was read as.</param>
    public static ModelFacts Read(ReadOnlyMemory<byte> file, string source, Estimator estimator)
    {
        var content = ModelReader.WithoutMark(file);
        return LightGbmText.IsFile(content.Span) ? LightGbmFacts.Read(content, source, estimator.FeatureCount)
            : XgBoostModel.IsFile(content.Span) ? XgBoostModel.Facts(content.Span, source, estimator.FeatureCount)
            : OnnxFacts.Read(content, source);
    }
}
