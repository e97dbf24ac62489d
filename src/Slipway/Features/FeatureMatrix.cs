namespace Slipway.Features;

/// <summary>
/// Encoded rows, ready for training and scoring: float32 values in column-major order, NaN where a value is
/// missing. Value (row, column) is at <c>column * Stride + row</c>.
/// </summary>
internal sealed class FeatureMatrix(int columnCount, int capacity)
{
    public int ColumnCount { get; } = columnCount;

    /// <summary>Rows that fit, and the distance between the first values of neighbouring columns.</summary>
    public int Stride { get; } = capacity;

    public int RowCount { get; set; }

    public float[] Values { get; } = new float[checked((long)columnCount * capacity)];

    /// <summary>The filled rows of one column.</summary>
    public Span<float> Column(int column) => Values.AsSpan(column * Stride, RowCount);
}
