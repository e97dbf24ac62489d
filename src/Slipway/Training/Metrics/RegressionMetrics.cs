namespace Slipway.Training.Metrics;

/// <summary>How far predicted numbers are from the actual ones.</summary>
internal static class RegressionMetrics
{
    /// <summary>
    /// Mean square, root mean square and mean absolute error in the target's unit, and R² (1 - error / variance;
    /// left out where the actual values are all equal). Both spans are of one length, above 0.
    /// </summary>
    public static SortedDictionary<string, double> Compute(ReadOnlySpan<float> actual, ReadOnlySpan<double> predicted)
    {
        double sum = 0, squares = 0, absolutes = 0;
        for (var row = 0; row < actual.Length; row++)
        {
            var error = predicted[row] - actual[row];
            squares += error * error;
            absolutes += Math.Abs(error);
            sum += actual[row];
        }

        var mean = sum / actual.Length;
        double variance = 0;
        foreach (var value in actual)
        {
            variance += (value - mean) * (value - mean);
        }

        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            [MetricNames.MeanSquareError] = squares / actual.Length,
            [MetricNames.RootMeanSquareError] = Math.Sqrt(squares / actual.Length),
            [MetricNames.MeanAbsoluteError] = absolutes / actual.Length,
        };
        if (variance > 0)
        {
            metrics[MetricNames.R2] = 1 - squares / variance;
        }

        return metrics;
    }
}
