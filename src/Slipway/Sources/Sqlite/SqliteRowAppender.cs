using Slipway.Columns;

namespace Slipway.Sources.Sqlite;

/// <summary>Appends rows to batches. Values are read by their column's type without a call that could be virtual.</summary>
internal sealed class SqliteRowAppender(Schema schema, int[] keyColumns, string source, long rowsBefore)
{
    private readonly SqliteCellReader _cells = new(schema, keyColumns, source);
    private readonly SqliteValueGetters _getters = SqliteValueGetters.Instance;
    private readonly ColumnType[] _types = [.. schema.Columns.Select(column => column.Type)];
    private readonly Column[] _columns = new Column[schema.Count];

    /// <summary>Those of <see cref="_columns"/> that hold numbers; they take most values of most tables.</summary>
    private readonly DoubleColumn?[] _numbers = new DoubleColumn?[schema.Count];
    private ColumnBatch _batch = null!;

    /// <summary>Values of a row.</summary>
    public int Width => _columns.Length;

    /// <summary>Rows appended so far, to all batches, and those before them.</summary>
    public long Rows { get; private set; } = rowsBefore;

    /// <summary>Empties a batch, for the next rows.</summary>
    public void Begin(ColumnBatch batch)
    {
        batch.Clear();
        batch.FirstRowNumber = Rows + 1;
        _batch = batch;
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i] = batch.Columns[i];
            _numbers[i] = _columns[i] as DoubleColumn;
        }
    }

    /// <exception cref="SlipwayException">A value can't be brought to its column's type.</exception>
    public unsafe void Append(SqliteRow row)
    {
        Rows++;
        var typeOf = _getters.Type;
        var toDouble = _getters.Double;
        var numbers = _numbers;
        for (var i = 0; i < numbers.Length; i++)
        {
            var value = row[i];
            var storage = typeOf(value);
            if (storage == SqliteStorageClass.Real && numbers[i] is { } column)
            {
                column.Append(toDouble(value));
            }
            else
            {
                Append(row, i, storage);
            }
        }
    }

    private unsafe void Append(SqliteRow row, int index, SqliteStorageClass storage)
    {
        var column = _columns[index];
        if (storage == SqliteStorageClass.Null || _types[index] == ColumnType.Unsupported)
        {
            column.AppendNull();
        }
        else if (storage == SqliteStorageClass.Integer && _types[index] == ColumnType.Integer && column is Int64Column integers)
        {
            integers.Append(_getters.Int64(row[index]));
        }
        else if (!_cells.Append(column, index, storage, row, Rows))
        {
            var numbers = DoubleColumn.From((Int64Column)column, _batch.Capacity);
            numbers.Append(_getters.Double(row[index]));
            _batch.Replace(index, numbers);
            _columns[index] = numbers;
            _numbers[index] = numbers;
        }
    }
}
