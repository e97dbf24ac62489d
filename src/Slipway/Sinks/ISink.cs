namespace Slipway.Sinks;

/// <summary>Where predictions are written to.</summary>
internal interface ISink : IAsyncDisposable
{
    /// <summary>
    /// Makes the sink ready, creating what is absent, and finds out where an interrupted run of the same job stopped.
    /// </summary>
    /// <exception cref="SlipwayException">The sink can't be written, holds something else, or another run holds it.</exception>
    ValueTask<SinkStart> BeginAsync(CancellationToken cancellationToken);

    /// <summary>How many chunks may be under way at once.</summary>
    int WritesAtOnce => 1;

    /// <summary>
    /// Writes the predictions of one chunk: all of them or, when it throws, none, nor any of a chunk that was handed over after it. Chunks are
    /// handed over in the order of the rows.
    /// </summary>
    ValueTask WriteAsync(PredictionChunk chunk, CancellationToken cancellationToken);

    /// <summary>Records how the run ended. After <see cref="RunState.Finished"/> everything written is in its place.</summary>
    ValueTask EndAsync(RunEnd end, CancellationToken cancellationToken);
}
