using System.Diagnostics;
using Slipway.Projects;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Pipelines;

/// <summary>Waits for database servers that do not answer yet, or not any more.</summary>
internal static class DatabaseWait
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Waits for all databases of a project, each for as long as it says.</summary>
    /// <exception cref="SlipwayException">One refuses, or does not answer within that time.</exception>
    public static async Task UntilReadyAsync(Project project, TimeSpan limit, IPipelineObserver observer, CancellationToken cancellationToken)
    {
        await UntilReadyAsync(project.Database, limit, observer, cancellationToken).ConfigureAwait(false);
        await UntilReadyAsync((project.Predict?.Into as PredictionTarget.Table)?.Database, limit, observer, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for one database; a file is always ready.</summary>
    /// <exception cref="SlipwayException">It refuses, or does not answer within that time.</exception>
    public static async Task UntilReadyAsync(ConnectionUrl? database, TimeSpan limit, IPipelineObserver observer, CancellationToken cancellationToken)
    {
        if (database?.Server is not { } address || limit <= TimeSpan.Zero)
        {
            return;
        }

        var clock = Stopwatch.StartNew();
        for (var pause = FirstPause; ; pause = Least(pause * 2, LongestPause))
        {
            TimeSpan left;
            try
            {
                var connection = await ServerConnection.OpenAsync(address, ServerUse.Read, cancellationToken).ConfigureAwait(false);
                await connection.DisposeAsync().ConfigureAwait(false);
                return;
            }
            catch (SlipwayException fault) when (fault.Recovery == Recovery.Reconnect)
            {
                left = limit - clock.Elapsed;
                if (left <= TimeSpan.Zero)
                {
                    throw new SlipwayException(fault.Kind, FormattableString.Invariant($"{fault.Message} It was waited for {limit.TotalSeconds:0.#} s."), fault);
                }
            }

            observer.Report(new PipelineProgress($"waiting for {address.Describe()}", (long)clock.Elapsed.TotalSeconds, (long)limit.TotalSeconds, "s"));

            // The last attempt is made when the time is up, and not before.
            await Task.Delay(Least(pause, left), cancellationToken).ConfigureAwait(false);
        }
    }

    private static TimeSpan Least(TimeSpan first, TimeSpan second) => first < second ? first : second;
}
