using System.Diagnostics;
using Slipway.Sinks.Runs;
using Slipway.Sinks.Servers;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Pipelines.Predict.Partitioning;

/// <summary>Sees to it that all processes of a set of partitions have the same bounds: whoever is first finds and stores them.</summary>
/// <param name="set">What they are the bounds of.</param>
/// <param name="source">Where the rows are.</param>
/// <param name="request">What is read, in the order of the key.</param>
/// <param name="patience">A process that takes longer to find them is no longer waited for.</param>
internal sealed class PartitionBounds(PartitionSet set, IDivisibleSource source, ReadRequest request, TimeSpan patience)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(100);

    /// <summary>The ranges of all partitions, in their order; null where there are no rows, which leaves the bounds to the process that finds some.</summary>
    /// <param name="sink">The server that keeps them.</param>
    /// <param name="cancellationToken">Ends the search.</param>
    public async Task<IReadOnlyList<PartitionRange>?> FindAsync(ServerAddress sink, CancellationToken cancellationToken)
    {
        if (set.Count == 1)
        {
            return [PartitionRange.All];
        }

        await using var connection = await ServerConnection.OpenAsync(sink, ServerUse.Write, cancellationToken).ConfigureAwait(false);
        var table = new ServerPartitionTable(connection);
        await table.CreateAsync(cancellationToken).ConfigureAwait(false);
        return await WaitAsync(connection, table, cancellationToken).ConfigureAwait(false)
            ?? await StoreAsync(table, cancellationToken).ConfigureAwait(false);
    }

    // The lock keeps others from doing the same work. That they all get the same bounds, the table's primary key alone sees to.
    private async Task<IReadOnlyList<PartitionRange>?> WaitAsync(ServerConnection connection, ServerPartitionTable table, CancellationToken cancellationToken)
    {
        var dialect = SinkDialect.Of(connection.Address.Kind);
        var name = $"slipway {connection.Address.Database} {ServerPartitionTable.Name} {set.Hash()}";
        for (var clock = Stopwatch.StartNew(); ;)
        {
            var isMine = await dialect.TryLockAsync(connection, name, cancellationToken).ConfigureAwait(false);
            if (await table.FindAsync(set, cancellationToken).ConfigureAwait(false) is { } stored)
            {
                return stored;
            }

            if (isMine || clock.Elapsed > patience)
            {
                return null;
            }

            await Task.Delay(BetweenLooks, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<PartitionRange>?> StoreAsync(ServerPartitionTable table, CancellationToken cancellationToken)
    {
        if (await source.FindBoundsAsync(request, set.Count, cancellationToken).ConfigureAwait(false) is not { } bounds)
        {
            return null;
        }

        var ranges = PartitionRange.Between(bounds);
        try
        {
            await table.InsertAsync(set, ranges, cancellationToken).ConfigureAwait(false);
            return ranges;
        }
        catch (SlipwayException)
        {
            // Whoever was not waited for any longer may have been the first after all.
            if (await table.FindAsync(set, cancellationToken).ConfigureAwait(false) is { } stored)
            {
                return stored;
            }

            throw;
        }
    }
}
