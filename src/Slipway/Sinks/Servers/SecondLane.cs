using Slipway.Sources.Servers;

namespace Slipway.Sinks.Servers;

/// <summary>
/// The second connection that a run's rows go through, opened once there is a second chunk. It holds a lock of its own, by which the next
/// process finds and ends it, where a server has not noticed that this one is gone: rows that it had written would stay locked.
/// </summary>
internal sealed class SecondLane(ServerSinkOptions options, ServerPredictionTable table) : IAsyncDisposable
{
    private const int MostAttempts = 20;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(50);

    private readonly SinkDialect _dialect = SinkDialect.Of(options.Database.Kind);
    private readonly string _lock = ServerRunLock.NameOf(options.Database.Database, options.Job.Sink, options.Job.Partition) + " second";
    private Task<WritingLane?>? _opening;

    /// <summary>Ends what a process that is gone left, for whoever holds the run's lock.</summary>
    public async Task EndLeftoverAsync(ServerConnection connection, CancellationToken cancellationToken)
    {
        if (await _dialect.IsLockedAsync(connection, _lock, cancellationToken).ConfigureAwait(false))
        {
            await _dialect.EndHolderAsync(connection, _lock, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>The lane; null where the server does not give another connection, without which all works too.</returns>
    public Task<WritingLane?> OpenAsync(CancellationToken cancellationToken) => _opening ??= TryOpenAsync(cancellationToken);

    public async ValueTask DisposeAsync()
    {
        if (_opening is { IsCompletedSuccessfully: true, Result: { } lane })
        {
            await lane.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task<WritingLane?> TryOpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            var connection = await ServerConnection.OpenAsync(options.Database, ServerUse.Write, cancellationToken).ConfigureAwait(false);
            var (lane, _) = await WritingLane.CreateAsync(connection, table, options, cancellationToken).ConfigureAwait(false);
            var isLocked = false;
            try
            {
                isLocked = await TryLockAsync(connection, cancellationToken).ConfigureAwait(false);
                return isLocked ? lane : null;
            }
            finally
            {
                if (!isLocked)
                {
                    await lane.DisposeAsync().ConfigureAwait(false);
                }
            }
        }
        catch (SlipwayException)
        {
            // Too many connections, perhaps. A server that is gone shows on the first one too.
            return null;
        }
    }

    // A session that was ended takes a moment to go.
    private async Task<bool> TryLockAsync(ServerConnection connection, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await _dialect.TryLockAsync(connection, _lock, cancellationToken).ConfigureAwait(false))
            {
                return true;
            }

            await Task.Delay(BetweenAttempts, cancellationToken).ConfigureAwait(false);
        }

        return false;
    }
}
