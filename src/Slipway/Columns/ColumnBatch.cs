namespace Slipway.Columns;

/// <summary>
/// Some consecutive rows of a query as columns. A reader fills it up to <see cref="Capacity"/>; its owner clears
/// and reuses it, so that reading takes no memory by the row.
/// </summary>
internal sealed class ColumnBatch
{
    public ColumnBatch(Schema schema, int capacity)
        : this(schema, [.. schema.Columns.Select(column => Column.Create(column, capacity))], capacity)
    {
    }

    private ColumnBatch(Schema schema, Column[] columns, int capacity)
    {
        Schema = schema;
        Columns = columns;
        Capacity = capacity;
    }

    public Schema Schema { get; }

    /// <summary>One column for each of the schema's, in its order.</summary>
    public IReadOnlyList<Column> Columns { get; }

    /// <summary>How many rows a reader may fill in at most.</summary>
    public int Capacity { get; }

    /// <summary>The number, from 1, that the batch's first row has in the query's result: for messages.</summary>
    public long FirstRowNumber { get; set; } = 1;

    public int RowCount => Columns.Count == 0 ? 0 : Columns[0].Count;

    public void Clear()
    {
        foreach (var column in Columns)
        {
            column.Clear();
        }
    }

    /// <summary>Appends all rows of a batch with the same schema.</summary>
    public void AppendAll(ColumnBatch other)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            Columns[i].AppendAll(other.Columns[i]);
        }
    }

    /// <summary>A new batch with the given rows of this one, in the given order.</summary>
    public ColumnBatch Gather(ReadOnlySpan<int> rows)
    {
        var columns = new Column[Columns.Count];
        for (var i = 0; i < columns.Length; i++)
        {
            columns[i] = Columns[i].Gather(rows);
        }

        return new ColumnBatch(Schema, columns, rows.Length);
    }
}
