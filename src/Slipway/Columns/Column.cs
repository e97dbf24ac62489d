namespace Slipway.Columns;

/// <summary>
/// The values of one column for the rows of a batch. Rows are appended in order; a NULL takes a row too.
/// How values are stored follows their type: see <see cref="Create"/>.
/// </summary>
internal abstract class Column(ColumnInfo info)
{
    private const int FewRows = 1024;
    private const int LeastGrowth = 16;

    public ColumnInfo Info { get; } = info;

    public NullMask Nulls { get; } = new();

    /// <summary>Rows appended so far.</summary>
    public abstract int Count { get; }

    public abstract void AppendNull();

    /// <summary>Empties the column and keeps its memory.</summary>
    public void Clear() => Truncate(0);

    /// <summary>Forgets all rows but the first <paramref name="count"/>, and keeps the memory.</summary>
    public abstract void Truncate(int count);

    /// <summary>A new column with the given rows of this one, in the given order.</summary>
    public abstract Column Gather(ReadOnlySpan<int> rows);

    /// <summary>Appends all rows of a column of the same storage.</summary>
    public abstract void AppendAll(Column other);

    /// <summary>
    /// The value of one row as invariant text, for messages and keys; null where it is NULL. Dates and
    /// timestamps are ISO 8601.
    /// </summary>
    public abstract string? Format(int row);

    /// <summary>
    /// An empty column: <see cref="Int64Column"/> for integers, booleans, dates and timestamps,
    /// <see cref="DoubleColumn"/> for numbers and decimals, <see cref="TextColumn"/> for text, for decimals that keep their digits and (holding
    /// only NULLs) for what is not supported.
    /// </summary>
    public static Column Create(ColumnInfo info, int capacity) => info.Type switch
    {
        ColumnType.Integer or ColumnType.Boolean or ColumnType.Date or ColumnType.Timestamp => new Int64Column(info, capacity),
        ColumnType.Decimal when info.KeepsDigits => new TextColumn(info, capacity),
        ColumnType.Number or ColumnType.Decimal => new DoubleColumn(info, capacity),
        _ => new TextColumn(info, capacity),
    };

    /// <summary>How much room a column of such a capacity begins with: most results are far smaller than a batch could be.</summary>
    public static int FirstRoom(int capacity) => Math.Min(capacity, FewRows);

    /// <summary>How much room it has next: all at once what it was made for, and then twice as much again and again.</summary>
    protected static int NextRoom(int room, int capacity) => room < capacity ? capacity : Math.Max(LeastGrowth, room * 2);
}
