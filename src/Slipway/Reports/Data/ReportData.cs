using Slipway.Models;

namespace Slipway.Reports.Data;

/// <summary>
/// What a report shows, ready to draw: every curve thinned, every number finite or null and rounded to what a
/// picture can show.
/// </summary>
internal sealed record ReportData
{
    public required string Name { get; init; }

    public required string Created { get; init; }

    /// <summary><c>regression</c>, <c>binary</c> or <c>multiclass</c>.</summary>
    public required string Task { get; init; }

    public required string Target { get; init; }

    /// <summary>Empty for a regression.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    public required long TrainRows { get; init; }

    public required long TestRows { get; init; }

    public required Verdict Verdict { get; init; }

    public required IReadOnlyList<MetricRow> Metrics { get; init; }

    /// <summary>Null for a classification.</summary>
    public RegressionData? Regression { get; init; }

    /// <summary>Null for a regression.</summary>
    public ClassificationData? Classification { get; init; }

    /// <summary>Null where training kept no losses by round.</summary>
    public LearningCurveData? LearningCurve { get; init; }

    /// <summary>The model columns with the largest gain, largest first; those without gain are left out.</summary>
    public required IReadOnlyList<FeatureImportance> Importance { get; init; }

    /// <summary>How many model columns have any gain.</summary>
    public required int ImportantColumns { get; init; }

    /// <summary>Largest gain first; at most <see cref="ReportBuilder.MaxFeatures"/>.</summary>
    public required IReadOnlyList<FeatureData> Features { get; init; }

    /// <summary>All features of the model, shown or not.</summary>
    public required int FeatureCount { get; init; }

    public required IReadOnlyList<LeftOutColumn> LeftOut { get; init; }

    public required SortedDictionary<string, string> Parameters { get; init; }

    public required SourceRecord Source { get; init; }

    /// <summary>Null for a model that Slipway trained.</summary>
    public ImportRecord? Imported { get; init; }

    public required string Split { get; init; }

    public required VersionRecord Versions { get; init; }

    public required string Digest { get; init; }
}
