using Slipway.Features;
using Slipway.Pipelines.Predict.Partitioning;

namespace Slipway.Pipelines.Predict;

/// <summary>What a prediction run did.</summary>
internal sealed record PredictSummary
{
    /// <summary>The run's number in <c>slipway_runs</c>; null where predictions went to a file or the screen.</summary>
    public long? RunId { get; init; }

    /// <summary>Where predictions went: a table's or file's name; null for standard output.</summary>
    public string? Into { get; init; }

    /// <summary>The part of the rows that was predicted; null for all of them.</summary>
    public Partition? Partition { get; init; }

    public required string Model { get; init; }

    public required string ModelDigest { get; init; }

    /// <summary>What evaluated the model: a kernel's name as <c>SLIPWAY_SCORER</c> has it.</summary>
    public required string Scorer { get; init; }

    /// <summary>Rows read by this process.</summary>
    public required long RowsRead { get; init; }

    /// <summary>Rows that this process wrote a prediction for.</summary>
    public required long RowsPredicted { get; init; }

    /// <summary>Rows that an interrupted run had written before.</summary>
    public long RowsResumed { get; init; }

    /// <summary>The feature values that training never saw, by feature; only features that have some.</summary>
    public required SortedDictionary<string, long> UnseenCategories { get; init; }

    public required ContractReport Contract { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public double RowsPerSecond => RowsRead / Math.Max(1e-9, Elapsed.TotalSeconds);
}
