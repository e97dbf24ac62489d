using Slipway.Columns;

namespace Slipway.Sources.Sqlite;

/// <summary>Steps through a query and fills batches. Values are read by their column's type without a call that could be virtual.</summary>
internal sealed class SqliteRowReader : IRowReader, IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly SqliteStatement _statement;
    private readonly SqliteCellReader _cells;
    private readonly Column[] _columns;
    private readonly ColumnType[] _types;
    private readonly SqliteValueGetters _getters = SqliteValueGetters.Instance;
    private long _rows;
    private bool _ended;

    public SqliteRowReader(SqliteConnection connection, SqliteStatement statement, Schema schema, int[] keyColumns, string source)
    {
        _connection = connection;
        _statement = statement;
        _cells = new SqliteCellReader(statement, schema, keyColumns, source);
        _columns = new Column[schema.Count];
        _types = [.. schema.Columns.Select(column => column.Type)];
        Schema = schema;
    }

    public Schema Schema { get; }

    public async ValueTask<bool> ReadAsync(ColumnBatch batch, CancellationToken cancellationToken)
    {
        using var turn = await _connection.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        return Read(batch, cancellationToken);
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    public void Dispose() => _statement.Dispose();

    /// <summary><see cref="ReadAsync"/> for a caller whose turn it is.</summary>
    public bool Read(ColumnBatch batch, CancellationToken cancellationToken)
    {
        batch.Clear();
        batch.FirstRowNumber = _rows + 1;
        using var interruption = _connection.InterruptOn(cancellationToken);
        for (var row = 0; row < batch.Capacity && !_ended; row++)
        {
            // The interruption of a statement that ends in this moment is lost.
            if ((row & 0xff) == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (!_statement.Step())
            {
                // Stepping on would start over.
                _ended = true;
                break;
            }

            if (row == 0)
            {
                CopyColumns(batch);
            }

            _rows++;
            ReadRow(batch);
        }

        return batch.RowCount > 0;
    }

    private void CopyColumns(ColumnBatch batch)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i] = batch.Columns[i];
        }
    }

    private unsafe void ReadRow(ColumnBatch batch)
    {
        var statement = _statement.Pointer;
        var columnValue = _getters.ColumnValue;
        var typeOf = _getters.Type;
        var toDouble = _getters.Double;
        var types = _types;
        var columns = _columns;
        for (var i = 0; i < columns.Length; i++)
        {
            var column = columns[i];
            if (types[i] == ColumnType.Unsupported)
            {
                column.AppendNull();
                continue;
            }

            // Finding a column's value takes as long as reading it. A connection without a mutex may read it by itself:
            // https://sqlite.org/c3ref/value.html.
            var value = columnValue(statement, i);
            var storage = typeOf(value);
            if (storage == SqliteStorageClass.Null)
            {
                column.AppendNull();
            }
            else if (storage == SqliteStorageClass.Real && types[i] is ColumnType.Number or ColumnType.Decimal)
            {
                ((DoubleColumn)column).Append(toDouble(value));
            }
            else if (storage == SqliteStorageClass.Integer && types[i] == ColumnType.Integer && column is Int64Column integers)
            {
                integers.Append(_getters.Int64(value));
            }
            else if (!_cells.Append(column, i, storage, _rows))
            {
                var numbers = DoubleColumn.From((Int64Column)column, batch.Capacity);
                numbers.Append(toDouble(value));
                batch.Replace(i, numbers);
                columns[i] = numbers;
            }
        }
    }
}
