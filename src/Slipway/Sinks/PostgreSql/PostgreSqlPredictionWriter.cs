using Slipway.Columns;
using Slipway.Sinks.Servers;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.PostgreSql;

/// <summary>
/// Writes predictions by COPY straight into their table. Where that has rows of the chunk's range of keys, those with the chunk's keys are deleted
/// first, in the same transaction: half the time of a temporary table and an upsert.
/// </summary>
internal sealed class PostgreSqlPredictionWriter(ServerConnection connection, ServerPredictionTable table, IBulkWriter bulk) : IPredictionWriter
{
    public async Task WriteAsync(PredictionColumns rows, CancellationToken cancellationToken)
    {
        if (!await IsRangeEmptyAsync(rows, cancellationToken).ConfigureAwait(false))
        {
            await DeleteAsync(rows, cancellationToken).ConfigureAwait(false);
        }

        await bulk.WriteAsync(table.Quoted, table.Names, rows.Values, replaces: false, cancellationToken).ConfigureAwait(false);
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

    private Task<int> DeleteAsync(PredictionColumns rows, CancellationToken cancellationToken)
    {
        string[] names = [.. table.Names.Take(table.KeyCount).Select(connection.Dialect.Quote)];
        var arrays = string.Join(", ", names.Select((_, i) => FormattableString.Invariant($"@p{i + 1}")));
        return connection.ExecuteAsync(
            $"DELETE FROM {table.Quoted} AS p USING unnest({arrays}) AS k({table.QuotedKey}) WHERE {string.Join(" AND ", names.Select(name => $"p.{name} = k.{name}"))}",
            [.. rows.Values.Take(table.KeyCount).Select(PostgreSqlArrays.Of)], cancellationToken);
    }

    private object Parameter(Column column, int row) => connection.Dialect.ToParameter(column.Info, KeyValues.Of(column, row)!);
}
