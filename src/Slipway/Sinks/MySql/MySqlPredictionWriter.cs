using Slipway.Sinks.Servers;

namespace Slipway.Sinks.MySql;

/// <summary>Writes predictions so that a row with the same key is replaced.</summary>
internal sealed class MySqlPredictionWriter(ServerPredictionTable table, IBulkWriter bulk) : IPredictionWriter
{
    public async Task<bool> TryWriteAsync(PredictionColumns rows, CommitPlace place, CancellationToken cancellationToken)
    {
        await bulk.WriteAsync(table.Quoted, table.Names, rows.Values, replaces: true, cancellationToken).ConfigureAwait(false);
        return true;
    }
}
