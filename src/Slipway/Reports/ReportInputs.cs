using Slipway.Columns;

namespace Slipway.Reports;

/// <summary>What training knows of a model beyond its metadata.</summary>
internal sealed record ReportInputs
{
    public required PredictedRows Train { get; init; }

    public required PredictedRows Test { get; init; }

    /// <summary>The training rows as the source gave them. Must hold the features' columns, may hold others.</summary>
    public required ColumnBatch TrainColumns { get; init; }

    public required ColumnBatch TestColumns { get; init; }

    /// <summary>Null where no losses were kept.</summary>
    public LearningCurve? LearningCurve { get; init; }
}
