namespace Slipway.Pipelines.Predict.Partitioning;

/// <summary>One of several parts of the rows, each of which is a job of its own.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Round">Partitions of one round have the same bounds; empty for the round that never ends.</param>
internal sealed record Partition(int Number, int Count, string Round = "")
{
    /// <summary>As commands, run tables and messages write it: <c>2/8</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Number}/{Count}");
}
