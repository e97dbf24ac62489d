using Slipway.Pipelines.Predict.Partitioning;
using Slipway.Sinks.Files;
using Slipway.Sinks.Runs;

namespace Slipway.Pipelines.Predict;

/// <summary>What a prediction run is told beside the project.</summary>
internal sealed record PredictSettings
{
    /// <summary>Start anew, also where an interrupted run could go on.</summary>
    public bool Restart { get; init; }

    /// <summary>The run to go on with; see <see cref="RunPolicy.Own"/>.</summary>
    public RunPosition? Own { get; init; }

    /// <summary>Score only rows without a prediction by this model.</summary>
    public bool OnlyNew { get; init; }

    /// <summary>Score only rows whose value in this column is at or above the largest that the last finished run read; null for all.</summary>
    public string? Since { get; init; }

    /// <summary>The part of the rows that this process does; null for all rows.</summary>
    public Partition? Partition { get; init; }

    /// <summary>How a file is written; null: as its name says.</summary>
    public PredictionFormat? Format { get; init; }

    /// <summary>Threads that score; 0 for all cores.</summary>
    public int Threads { get; init; }
}
