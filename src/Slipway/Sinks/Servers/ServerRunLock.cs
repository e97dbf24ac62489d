using Slipway.Sinks.Runs;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.Servers;

/// <summary>
/// Keeps two processes from running one job and partition at once: a lock of the server's that ends with its session. A holder that gives no
/// sign of life, because it was frozen or cut off, has its session ended. What protects the data even so is the run's epoch.
/// </summary>
internal sealed class ServerRunLock(ServerConnection connection, ServerRunTable runs, Job job, TimeSpan takeoverAfter)
{
    private const int MostAttempts = 50;
    private const int AttemptsOfSilence = 5;

    // A server takes a moment to notice that a process was killed, whose run looks alive meanwhile.
    private const int AttemptsOfDoubt = 10;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    private readonly SinkDialect _dialect = SinkDialect.Of(connection.Address.Kind);

    /// <summary>The lock's name, by which it can be asked for.</summary>
    public static string NameOf(string database, string sink, string partition) => $"slipway {database} {sink} {partition}";

    /// <exception cref="SlipwayException">Another process holds the lock, and lives.</exception>
    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        var name = NameOf(connection.Address.Database, job.Sink, job.Partition);
        var silentFor = 0;
        RunRecord? before = null;
        for (var attempt = 0; !await _dialect.TryLockAsync(connection, name, cancellationToken).ConfigureAwait(false); attempt++)
        {
            var running = await FindRunningAsync(cancellationToken).ConfigureAwait(false);
            var isSilent = running is not null && await MayTakeOverAsync(running, cancellationToken).ConfigureAwait(false);
            var lives = running is not null && !isSilent && (attempt == AttemptsOfDoubt || (attempt > 0 && running.Heartbeat != before?.Heartbeat));
            if (lives || attempt == MostAttempts)
            {
                throw BusyFault.Create(job, running);
            }

            before = running;

            // Who has just taken the lock may not have written so yet.
            silentFor = isSilent ? silentFor + 1 : 0;
            if (silentFor == AttemptsOfSilence)
            {
                await _dialect.EndHolderAsync(connection, name, cancellationToken).ConfigureAwait(false);
            }

            await Task.Delay(BetweenAttempts, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<RunRecord?> FindRunningAsync(CancellationToken cancellationToken)
    {
        var last = await runs.ExistsAsync(cancellationToken).ConfigureAwait(false)
            ? await runs.FindUnfinishedAsync(job, cancellationToken).ConfigureAwait(false)
            : null;
        return last?.State == RunState.Running ? last : null;
    }

    // An own lock is one of a connection that was lost, which the server has not noticed yet.
    private async Task<bool> MayTakeOverAsync(RunRecord running, CancellationToken cancellationToken) =>
        running.Holder == RunHolder.Own
        || await runs.NowAsync(cancellationToken).ConfigureAwait(false) - running.Heartbeat > takeoverAfter;
}
