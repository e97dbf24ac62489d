using Slipway.Sinks;

namespace Slipway.Pipelines.Predict;

/// <summary>Hands chunks to a sink in their order, as many at once as it takes.</summary>
/// <param name="sink">Where predictions go.</param>
/// <param name="onWritten">Told of each chunk that is written, in their order.</param>
internal sealed class WritesUnderWay(ISink sink, Action<ChunkInWork> onWritten) : IAsyncDisposable
{
    private readonly Queue<(ChunkInWork Chunk, Task Writing)> _chunks = new();

    /// <summary>Starts to write a scored chunk, and waits until another one may come.</summary>
    /// <exception cref="SlipwayException">A chunk that was handed over before, or this one, can't be written.</exception>
    public async Task AddAsync(ChunkInWork chunk, CancellationToken cancellationToken)
    {
        _chunks.Enqueue((chunk, chunk.Selected.RowCount > 0 ? sink.WriteAsync(chunk.Predictions, cancellationToken).AsTask() : Task.CompletedTask));
        await SettleAsync(sink.WritesAtOnce - 1).ConfigureAwait(false);
    }

    /// <summary>Waits until all is written.</summary>
    /// <inheritdoc cref="AddAsync" path="/exception"/>
    public Task FinishAsync() => SettleAsync(0);

    /// <summary>Waits for what is under way after a fault; how it ends is of no interest.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (_, writing) in _chunks)
        {
            await writing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task SettleAsync(int mostLeft)
    {
        while (_chunks.TryPeek(out var first) && (_chunks.Count > mostLeft || first.Writing.IsCompleted))
        {
            await first.Writing.ConfigureAwait(false);
            _chunks.Dequeue();
            onWritten(first.Chunk);
        }
    }
}
