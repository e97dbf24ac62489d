using Slipway.Columns;

namespace Slipway.Sources.Sqlite;

/// <summary>
/// Reads a query a batch at a time, each from the last key on, and holds nothing open in between. So a writer to the same file can commit
/// whenever no batch is being read, and readers and writers of other programs are never kept waiting for a whole run.
/// </summary>
/// <param name="writer">The writer's connection, another than is read through: reading and writing overlap, but for the commits.</param>
/// <param name="schema">The query's columns.</param>
/// <param name="keyColumns">The columns that the rows are ordered by.</param>
/// <param name="request">What to read.</param>
/// <param name="open">Starts to read after the request's key, and after so many rows.</param>
internal sealed class SqliteBoundedReader(
    SqliteConnection writer, Schema schema, int[] keyColumns, ReadRequest request, Func<ReadRequest, long, SqliteRowReader> open) : IRowReader
{
    private ReadRequest _next = request;
    private long _rows;

    public Schema Schema { get; } = schema;

    public async ValueTask<bool> ReadAsync(ColumnBatch batch, CancellationToken cancellationToken)
    {
        using var turn = await writer.TakeCommitTurnAsync(cancellationToken).ConfigureAwait(false);
        using var reader = open(_next, _rows);
        if (!reader.Read(batch, cancellationToken))
        {
            return false;
        }

        _rows += batch.RowCount;

        // A key that is NULL is for the caller to refuse; nothing can be read after it.
        _next = KeyValues.Of(batch, keyColumns, batch.RowCount - 1) is { } last ? _next with { After = last } : _next;
        return true;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
