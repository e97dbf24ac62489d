using Slipway.Models.LightGbm;
using Slipway.Models.Onnx;
using Slipway.Models.XgBoost;

namespace Slipway.Models;

/// <summary>Reads a model file in whichever of the known formats it is.</summary>
internal static class ModelReader
{
    /// <summary>Reads a model.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="source">Its name in messages: the file's path.</param>
    /// <exception cref="SlipwayException">The file is damaged, of no known format, or holds a model that can't be scored.</exception>
    public static Estimator Read(ReadOnlyMemory<byte> file, string source) =>
        XgBoostModel.IsFile(file.Span) ? XgBoostModel.Parse(file.Span, source)
        : OnnxModel.IsOnnx(file.Span) ? OnnxModel.Parse(file, source)
        : LightGbmText.Parse(file, source);
}
