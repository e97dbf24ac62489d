using Slipway.Sinks.Servers;
using Slipway.Sources.Servers;

namespace Slipway.Pipelines.Load.Servers;

/// <summary>Keeps two processes from loading into one table at once; it ends with the session.</summary>
internal static class LoadLock
{
    // The server takes the rows of a killed load back before it lets go.
    private const int MostAttempts = 200;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(100);

    /// <exception cref="SlipwayException">Another session holds it.</exception>
    public static async Task TakeAsync(ServerConnection connection, TableName table, CancellationToken cancellationToken)
    {
        var dialect = SinkDialect.Of(connection.Address.Kind);
        for (var attempt = 0; attempt < MostAttempts; attempt++)
        {
            if (await dialect.TryLockAsync(connection, $"slipway load {table.Schema}.{table.Name}", cancellationToken).ConfigureAwait(false))
            {
                return;
            }

            await Task.Delay(BetweenAttempts, cancellationToken).ConfigureAwait(false);
        }

        throw new SlipwayException(
            ErrorKind.Busy,
            $"Another process loads into table '{table.Name}' of {connection.Address.Describe()}, or did so until it was killed and its rows are still being taken back. Try again once it has ended.");
    }
}
