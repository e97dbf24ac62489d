using Slipway.Columns;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.Servers;

/// <summary>A chunk's keys in a table that only this connection sees, so that the server itself finds which of them are predicted already.</summary>
internal sealed class StagedKeys(ServerConnection connection, ServerPredictionTable table, KeyColumns key, IBulkWriter bulk)
{
    private const string Name = "slipway_keys";
    private const string Ordinal = "slipway_row";

    private readonly SinkDialect _dialect = SinkDialect.Of(connection.Address.Kind);
    private readonly Int64Column _ordinals = new(new ColumnInfo(Ordinal, ColumnType.Integer), 0);

    /// <summary>The rows, ascending, whose prediction is from a run of a model.</summary>
    public Task<List<int>> FindByModelAsync(ColumnBatch rows, string modelDigest, CancellationToken cancellationToken) =>
        FindAsync(rows, $"JOIN {ServerRunTable.Name} AS r ON r.run_id = p.run_id WHERE r.model_digest = @p1", modelDigest, cancellationToken);

    /// <summary>The rows, ascending, that a run has already written.</summary>
    public Task<List<int>> FindByRunAsync(ColumnBatch rows, long runId, CancellationToken cancellationToken) =>
        FindAsync(rows, "WHERE p.run_id = @p1", runId, cancellationToken);

    private async Task<List<int>> FindAsync(ColumnBatch rows, string condition, object value, CancellationToken cancellationToken)
    {
        var definitions = table.Columns.Take(table.KeyCount).Select(column => $"{connection.Dialect.Quote(column.Name)} {_dialect.TypeOf(connection, column, isKey: true)} NOT NULL");
        await connection.ExecuteAsync(_dialect.TemporaryTable(Name, $"{string.Join(", ", definitions)}, {Ordinal} BIGINT NOT NULL"), [], cancellationToken).ConfigureAwait(false);
        await connection.ExecuteAsync($"DELETE FROM {Name}", [], cancellationToken).ConfigureAwait(false);
        _ordinals.Clear();
        for (var row = 0; row < rows.RowCount; row++)
        {
            _ordinals.Append(row);
        }

        await bulk.WriteAsync(
            Name, [.. table.Names.Take(table.KeyCount), Ordinal], [.. Enumerable.Range(0, table.KeyCount).Select(i => key.ColumnOf(rows, i)), _ordinals],
            replaces: false, cancellationToken).ConfigureAwait(false);
        var equal = string.Join(" AND ", table.Names.Take(table.KeyCount).Select(connection.Dialect.Quote).Select(column => $"p.{column} = k.{column}"));
        return await connection.ReadAllAsync(
            $"SELECT k.{Ordinal} FROM {Name} AS k JOIN {table.Quoted} AS p ON {equal} {condition} ORDER BY k.{Ordinal}", [value],
            row => (int)row.GetInt64(0), cancellationToken).ConfigureAwait(false);
    }
}
