using System.Runtime.InteropServices;
using Slipway.Features;

namespace Slipway.Benchmarks;

/// <summary>Rows of float32 values, read once for all sides.</summary>
internal sealed class RowFile
{
    public RowFile(string path, int columnCount)
    {
        Values = MemoryMarshal.Cast<byte, float>(File.ReadAllBytes(path)).ToArray();
        ColumnCount = columnCount;
        RowCount = Values.Length / columnCount;
    }

    /// <summary>Row by row: the order that LightGBM and ONNX Runtime are fastest with.</summary>
    public float[] Values { get; }

    public int ColumnCount { get; }

    public int RowCount { get; }

    /// <summary>The rows column by column in matrices of some rows each: as Slipway's encoders give them.</summary>
    public FeatureMatrix[] Batches(int batchRows)
    {
        var batches = new FeatureMatrix[(RowCount + batchRows - 1) / batchRows];
        for (var i = 0; i < batches.Length; i++)
        {
            var first = i * batchRows;
            var count = Math.Min(batchRows, RowCount - first);
            batches[i] = new FeatureMatrix(ColumnCount, count) { RowCount = count };
            for (var column = 0; column < ColumnCount; column++)
            {
                var values = batches[i].Column(column);
                for (var row = 0; row < count; row++)
                {
                    values[row] = Values[(first + row) * ColumnCount + column];
                }
            }
        }

        return batches;
    }
}
