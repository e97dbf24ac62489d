namespace Slipway.Features;

/// <summary>
/// Encoded rows, ready for training and scoring: float32 values in column-major order, NaN where a value is
/// missing. Value (row, column) is at <c>column * Stride + row</c>.
/// </summary>
internal sealed class FeatureMatrix
{
    public FeatureMatrix(int columnCount, int capacity)
        : this(columnCount, capacity, new float[checked((long)columnCount * capacity)], firstRow: 0)
    {
    }

    private FeatureMatrix(int columnCount, int stride, float[] values, int firstRow)
    {
        ColumnCount = columnCount;
        Stride = stride;
        Values = values;
        FirstRow = firstRow;
    }

    public int ColumnCount { get; }

    /// <summary>Rows that fit, and the distance between the first values of neighbouring columns.</summary>
    public int Stride { get; }

    public int RowCount { get; set; }

    /// <summary>Where the rows begin in each column: not 0 where this is a slice.</summary>
    public int FirstRow { get; }

    /// <summary>The values of all rows, also where this is a slice.</summary>
    public float[] Values { get; }

    /// <summary>The filled rows of one column.</summary>
    public Span<float> Column(int column) => Values.AsSpan(column * Stride + FirstRow, RowCount);

    /// <summary>Some consecutive rows, in the same memory.</summary>
    public FeatureMatrix Slice(int firstRow, int rowCount) =>
        new(ColumnCount, Stride, Values, FirstRow + firstRow) { RowCount = rowCount };
}
