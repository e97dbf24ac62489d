using Slipway.Features;

namespace Slipway.Models;

/// <summary>
/// What <c>metadata.json</c> holds: everything that is needed to turn a row into a prediction, and to judge
/// both. Never a password, host or user.
/// </summary>
internal sealed record Metadata
{
    /// <summary>The newest format that this Slipway reads and the one that it writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>For a regression: the mean square error on the training rows, in the target's unit squared.</summary>
    public double? TrainMeanSquareError { get; init; }

    /// <summary>For a regression: the mean square error on the test rows, in the target's unit squared.</summary>
    public double? TestMeanSquareError { get; init; }

    public int Format { get; init; } = CurrentFormat;

    public required string Name { get; init; }

    /// <summary>When it was trained or imported: UTC, ISO 8601.</summary>
    public required string Created { get; init; }

    public required TaskKind Task { get; init; }

    public required TargetColumn Target { get; init; }

    /// <summary>The classes in the order of the model's outputs; for a binary task the second is the one whose probability is predicted. Empty for a regression.</summary>
    public IReadOnlyList<string> Classes { get; init; } = [];

    /// <summary>The source's columns that the model uses, in the order of the model's columns.</summary>
    public required IReadOnlyList<Feature> Features { get; init; }

    /// <summary>The columns of the training query that are not features, and why.</summary>
    public IReadOnlyList<LeftOutColumn> LeftOut { get; init; } = [];

    public required ModelMetrics Metrics { get; init; }

    public required ContractStatistics Contract { get; init; }

    public required SplitRecord Split { get; init; }

    /// <summary>What the model was trained with, by the names of the project file and of LightGBM.</summary>
    public required SortedDictionary<string, string> Parameters { get; init; }

    /// <summary>The share of the total gain by model column (<c>town</c>, <c>sold.year</c>), largest first.</summary>
    public IReadOnlyList<FeatureImportance> Importance { get; init; } = [];

    public required SourceRecord Source { get; init; }

    /// <summary>For a model that was trained elsewhere: the file that it was imported from. Then <see cref="Source"/> names the rows that its contract was learned from. Else null.</summary>
    public ImportRecord? Imported { get; init; }

    public required VersionRecord Versions { get; init; }

    /// <summary>SHA-256, as <c>sha256:hex</c>, over the model file and this metadata without <c>digest</c> and <c>created</c>.</summary>
    public string Digest { get; init; } = "";

    /// <summary>Whether what predictions are made of is there: JSON can leave out lists, and hold nulls in them, whatever the types say.</summary>
    public bool IsWhole() =>
        Features.All(feature => feature?.Name is not null && (feature.Categories is null || feature.Categories.All(category => category is not null)))
        && Classes is not null && Classes.All(name => name is not null)
        && Enum.IsDefined(Task) && (Task == TaskKind.Regression || Classes.Count >= 2);
}
