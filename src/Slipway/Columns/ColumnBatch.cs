namespace Slipway.Columns;

/// <summary>
/// Some consecutive rows of a query as columns. A reader fills it up to <see cref="Capacity"/>; its owner clears
/// and reuses it, so that reading takes no memory by the row.
/// </summary>
internal sealed class ColumnBatch
{
    private readonly Column[] _columns;

    public ColumnBatch(Schema schema, int capacity)
        : this(schema, [.. schema.Columns.Select(column => Column.Create(column, capacity))], capacity)
    {
    }

    private ColumnBatch(Schema schema, Column[] columns, int capacity)
    {
        Schema = schema;
        _columns = columns;
        Capacity = capacity;
    }

    public Schema Schema { get; }

    /// <summary>
    /// One column for each of the schema's, in its order. One that the schema calls an integer may be a
    /// <see cref="DoubleColumn"/>: see <see cref="Replace"/>.
    /// </summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <summary>How many rows a reader may fill in at most.</summary>
    public int Capacity { get; }

    /// <summary>The number, from 1, that the batch's first row has in the query's result: for messages.</summary>
    public long FirstRowNumber { get; set; } = 1;

    public int RowCount => _columns.Length == 0 ? 0 : _columns[0].Count;

    public void Clear()
    {
        foreach (var column in _columns)
        {
            column.Clear();
        }
    }

    /// <summary>
    /// Puts another column in a column's place: numbers where a source without fixed types promised integers
    /// and then held a fraction.
    /// </summary>
    public void Replace(int index, Column column) => _columns[index] = column;

    /// <summary>Appends all rows of a batch with the same schema. Where only one side has integers, both become numbers.</summary>
    public void AppendAll(ColumnBatch other)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var added = other._columns[i];
            switch (_columns[i], added)
            {
                case (Int64Column integers, DoubleColumn):
                    _columns[i] = DoubleColumn.From(integers, Capacity);
                    break;
                case (DoubleColumn, Int64Column integers):
                    added = DoubleColumn.From(integers, integers.Count);
                    break;
            }

            _columns[i].AppendAll(added);
        }
    }

    /// <summary>Puts the rows into the given order: column by column, so that no more than one is held twice.</summary>
    public void Reorder(ReadOnlySpan<int> order)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            _columns[i] = _columns[i].Gather(order);
        }
    }

    /// <summary>
    /// Moves the given rows, both ascending, into two new batches: column by column, so that no more than one is held twice. This batch
    /// ends empty.
    /// </summary>
    public (ColumnBatch First, ColumnBatch Second) Split(ReadOnlySpan<int> first, ReadOnlySpan<int> second)
    {
        // Rows that are the first ones of all can stay in their column.
        var isHead = first.Length > 0 && first[^1] == first.Length - 1;
        var (left, right) = (new Column[_columns.Length], new Column[_columns.Length]);
        for (var i = 0; i < _columns.Length; i++)
        {
            right[i] = _columns[i].Gather(second);
            left[i] = isHead ? _columns[i] : _columns[i].Gather(first);
            left[i].Truncate(first.Length);
            _columns[i] = Column.Create(left[i].Info, capacity: 0);
        }

        return (new ColumnBatch(Schema, left, first.Length), new ColumnBatch(Schema, right, second.Length));
    }

    /// <summary>A new batch with the given rows of this one, in the given order.</summary>
    public ColumnBatch Gather(ReadOnlySpan<int> rows)
    {
        var columns = new Column[_columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = _columns[i].Gather(rows);
        }

        return new ColumnBatch(Schema, columns, rows.Length);
    }
}
