namespace Slipway.Sinks.Runs;

/// <summary>Where a writer is in its run: a chunk is committed only if the database agrees.</summary>
internal readonly record struct RunPosition(long RunId, long Epoch, long Chunk)
{
    public RunPosition Next => this with { Chunk = Chunk + 1 };
}
