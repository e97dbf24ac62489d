using Slipway.Columns;

namespace Slipway.Sources.Sqlite;

/// <summary>Appends rows to batches. Values are read by their column's type without a call that could be virtual.</summary>
internal sealed class SqliteRowAppender(Schema schema, int[] keyColumns, string source)
{
    private readonly SqliteCellReader _cells = new(schema, keyColumns, source);
    private readonly SqliteValueGetters _getters = SqliteValueGetters.Instance;
    private readonly ColumnType[] _types = [.. schema.Columns.Select(column => column.Type)];
    private readonly Column[] _columns = new Column[schema.Count];
    private ColumnBatch _batch = null!;

    /// <summary>Values of a row.</summary>
    public int Width => _columns.Length;

    /// <summary>Rows appended so far, to all batches.</summary>
    public long Rows { get; private set; }

    /// <summary>Empties a batch, for the next rows.</summary>
    public void Begin(ColumnBatch batch)
    {
        batch.Clear();
        batch.FirstRowNumber = Rows + 1;
        _batch = batch;
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i] = batch.Columns[i];
        }
    }

    /// <exception cref="SlipwayException">A value can't be brought to its column's type.</exception>
    public unsafe void Append(SqliteRow row)
    {
        Rows++;
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

            var value = row[i];
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
            else if (!_cells.Append(column, i, storage, row, Rows))
            {
                var numbers = DoubleColumn.From((Int64Column)column, _batch.Capacity);
                numbers.Append(toDouble(value));
                _batch.Replace(i, numbers);
                columns[i] = numbers;
            }
        }
    }
}
