using Slipway.Columns;
using Slipway.Sinks.Servers;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.PostgreSql;

/// <summary>
/// Writes predictions by COPY: straight into their table where it has no row of the chunk's range of keys, else into a temporary one, from which
/// an upsert takes them.
/// </summary>
internal sealed class PostgreSqlPredictionWriter(ServerConnection connection, ServerPredictionTable table, IBulkWriter bulk) : IPredictionWriter
{
    private const string Stage = "slipway_chunk";

    public async Task WriteAsync(PredictionColumns rows, CancellationToken cancellationToken)
    {
        if (await IsRangeEmptyAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            await bulk.WriteAsync(table.Quoted, table.Names, rows.Values, replaces: false, cancellationToken).ConfigureAwait(false);
            return;
        }

        await connection.ExecuteAsync(
            $"CREATE TEMPORARY TABLE IF NOT EXISTS {Stage} (LIKE {table.Quoted}) ON COMMIT DELETE ROWS", [], cancellationToken).ConfigureAwait(false);
        await bulk.WriteAsync(Stage, table.Names, rows.Values, replaces: false, cancellationToken).ConfigureAwait(false);
        var replaced = table.Names.Skip(table.KeyCount).Select(connection.Dialect.Quote).Select(name => $"{name} = excluded.{name}");
        await connection.ExecuteAsync(
            $"INSERT INTO {table.Quoted} SELECT * FROM {Stage} ON CONFLICT ({table.QuotedKey}) DO UPDATE SET {string.Join(", ", replaced)}", [], cancellationToken).ConfigureAwait(false);
    }

    private async Task<bool> IsRangeEmptyAsync(PredictionColumns rows, CancellationToken cancellationToken)
    {
        var first = rows.Values[0];
        var name = connection.Dialect.Quote(table.Names[0]);
        var (least, largest) = KeyRange.Of(first);
        return await connection.ScalarAsync(
            $"SELECT 1 FROM {table.Quoted} WHERE {name} >= @p1 AND {name} <= @p2 LIMIT 1",
            [Parameter(first, least), Parameter(first, largest)], cancellationToken).ConfigureAwait(false) is null;
    }

    private object Parameter(Column column, int row) => connection.Dialect.ToParameter(column.Info, KeyValues.Of(column, row)!);
}
