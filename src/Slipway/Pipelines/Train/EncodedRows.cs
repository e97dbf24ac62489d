using Slipway.Columns;
using Slipway.Features;
using Slipway.Reports;
using Slipway.Scoring;

namespace Slipway.Pipelines.Train;

/// <summary>Rows of one part of the split as the model sees them.</summary>
/// <param name="Matrix">All rows.</param>
/// <param name="Labels">One a row.</param>
/// <param name="Sample">Some rows as they were read, for the report.</param>
internal sealed record EncodedRows(FeatureMatrix Matrix, float[] Labels, ColumnBatch Sample)
{
    /// <summary>Enough rows that handing them out costs nothing, few enough that all threads end together.</summary>
    private const int ChunkRows = 8_192;

    public static EncodedRows Encode(FeatureBinding binding, ColumnBatch columns, float[] labels)
    {
        if ((long)binding.Width * columns.RowCount > Array.MaxLength)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                FormattableString.Invariant($"{columns.RowCount:N0} training rows of {binding.Width:N0} model columns are more than the {Array.MaxLength:N0} values that training can hold. ") +
                "Train on a sample of the rows, or on fewer columns.");
        }

        var matrix = new FeatureMatrix(binding.Width, columns.RowCount);
        binding.Encode(columns, matrix, new EncodeCounters(binding.Features.Count));
        return new EncodedRows(matrix, labels, Distributions.Sample(columns));
    }

    /// <summary>The predictions of all rows. What a row gets does not depend on its neighbours, and so not on the number of threads.</summary>
    public double[] Predict(Predictor predictor, int threads, CancellationToken cancellationToken)
    {
        var values = new double[Matrix.RowCount * predictor.ValueCount];
        var chunks = (Matrix.RowCount + ChunkRows - 1) / ChunkRows;
        var options = new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellationToken };
        Parallel.For(0, chunks, options, chunk =>
        {
            var first = chunk * ChunkRows;
            var rows = Matrix.Slice(first, Math.Min(ChunkRows, Matrix.RowCount - first));
            predictor.Predict(rows, values.AsSpan(first * predictor.ValueCount, rows.RowCount * predictor.ValueCount));
        });
        return values;
    }

    /// <summary>The rows' labels beside what <see cref="Predict"/> gave, for the report.</summary>
    public PredictedRows Predicted(double[] values) => new([.. Labels.Select(label => (double)label)], values);

    /// <summary>Some of the rows, without their columns' values.</summary>
    public (FeatureMatrix Matrix, float[] Labels) Gather(ReadOnlySpan<int> rows)
    {
        var gathered = new FeatureMatrix(Matrix.ColumnCount, rows.Length) { RowCount = rows.Length };
        var labels = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            labels[i] = Labels[rows[i]];
        }

        for (var column = 0; column < Matrix.ColumnCount; column++)
        {
            var from = Matrix.Column(column);
            var to = gathered.Column(column);
            for (var i = 0; i < rows.Length; i++)
            {
                to[i] = from[rows[i]];
            }
        }

        return (gathered, labels);
    }
}
