using Slipway.Columns;

namespace Slipway.Sources.Sqlite;

/// <summary>Steps through a query and fills batches.</summary>
/// <param name="connection">The statement's connection.</param>
/// <param name="statement">The query, whose columns are those of the schema, or a call of <see cref="SqliteRowFunction"/> with them.</param>
/// <param name="function">The function that is called; null for a statement with the columns themselves.</param>
/// <param name="schema">The columns.</param>
/// <param name="rows">Where the rows go.</param>
internal sealed class SqliteRowReader(
    SqliteConnection connection, SqliteStatement statement, SqliteRowFunction? function, Schema schema, SqliteRowAppender rows) : IRowReader, IDisposable
{
    private readonly nint[] _values = new nint[schema.Count];
    private bool _ended;

    public Schema Schema { get; } = schema;

    public async ValueTask<bool> ReadAsync(ColumnBatch batch, CancellationToken cancellationToken)
    {
        using var turn = await connection.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        return Read(batch, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => statement.Dispose();

    /// <summary><see cref="ReadAsync"/> for a caller whose turn it is.</summary>
    public bool Read(ColumnBatch batch, CancellationToken cancellationToken)
    {
        rows.Begin(batch);
        using var interruption = connection.InterruptOn(cancellationToken);
        function?.Send(rows);
        try
        {
            for (var row = 0; row < batch.Capacity && !_ended; row++)
            {
                // The interruption of a statement that ends in this moment is lost.
                if ((row & 0xff) == 0)
                {
                    cancellationToken.ThrowIfCancellationRequested();
                }

                ReadRow();
            }
        }
        catch (SlipwayException)
        {
            // Stepping on would start over.
            _ended = true;
            function?.ThrowFault();
            throw;
        }
        finally
        {
            function?.Stop();
        }

        return batch.RowCount > 0;
    }

    private void ReadRow()
    {
        var before = rows.Rows;
        if (!statement.Step())
        {
            // Stepping on would start over.
            _ended = true;
        }
        else if (function is null)
        {
            AppendColumns();
        }

        // SQLite makes a new plan where an index is gone since; with one that sorts, the function sees the rows before they are sorted.
        if (rows.Rows - before != (_ended ? 0 : 1))
        {
            throw new SlipwayException(
                ErrorKind.Database,
                $"The tables or indexes of '{connection.Path}' were changed while they were read. Run the command again; a run goes on where it stopped.");
        }
    }

    private unsafe void AppendColumns()
    {
        var columnValue = SqliteValueGetters.Instance.ColumnValue;
        var pointer = statement.Pointer;
        fixed (nint* values = _values)
        {
            // Finding a column's value takes as long as reading it. A connection without a mutex may read it by itself:
            // https://sqlite.org/c3ref/value.html.
            for (var i = 0; i < _values.Length; i++)
            {
                values[i] = columnValue(pointer, i);
            }

            rows.Append(new SqliteRow(values));
        }
    }
}
