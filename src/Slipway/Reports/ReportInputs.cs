using Slipway.Columns;
using Slipway.Training.LightGbm;

namespace Slipway.Reports;

/// <summary>What training knows of a model beyond its metadata.</summary>
internal sealed record ReportInputs
{
    public required PredictedRows Train { get; init; }

    public required PredictedRows Test { get; init; }

    /// <summary>Training rows as the source gave them, all or a <see cref="Distributions.Sample"/>. Must hold the features' columns, may hold others.</summary>
    public required ColumnBatch TrainColumns { get; init; }

    /// <summary>Test rows, likewise.</summary>
    public required ColumnBatch TestColumns { get; init; }

    /// <summary>Null where no losses were kept.</summary>
    public LearningCurve? LearningCurve { get; init; }

    /// <summary>What the curve's validation rows are, in words: <c>test rows</c>, <c>held-back training rows</c>.</summary>
    public string HeldBackName { get; init; } = "test rows";

    /// <summary>The round, from 1, whose model was kept; null for the last.</summary>
    public int? BestRound { get; init; }
}
