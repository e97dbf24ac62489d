namespace Slipway.Sinks.Servers;

/// <summary>Runs a transaction again that lost against another one: a deadlock, or a lock that took too long.</summary>
internal static class TransactionRetry
{
    private const int MostAttempts = 6;

    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(50);

    /// <param name="transaction">All of it, from its begin to its commit.</param>
    /// <param name="cancellationToken">Ends the attempts.</param>
    /// <param name="onRetry">Called before the pause that each further attempt waits for.</param>
    /// <exception cref="SlipwayException">It lost each time.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> transaction, CancellationToken cancellationToken, Action? onRetry = null)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await transaction().ConfigureAwait(false);
            }
            catch (SlipwayException fault) when (fault.Recovery == Recovery.RetryTransaction)
            {
                if (attempt == MostAttempts)
                {
                    throw new SlipwayException(
                        fault.Kind, $"{fault.Message} It was tried {MostAttempts} times. Find out what else writes to these tables, and run this again.", fault);
                }

                onRetry?.Invoke();

                // Two that met once must not meet again.
                await Task.Delay(FirstPause * (1 << (attempt - 1)) * (0.5 + Random.Shared.NextDouble()), cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
