using Slipway.Reports.Data;

namespace Slipway.Reports;

/// <summary>The arithmetic behind a regression's pictures. A residual is predicted less actual.</summary>
internal static class RegressionCharts
{
    public const int MaxTestPoints = 2000;
    public const int MaxTrainPoints = 1000;
    private const int MaxRanges = 10;
    private const int MinRowsPerRange = 5;

    public static RegressionData Build(PredictedRows train, PredictedRows test)
    {
        var (trainActual, trainPredicted) = Finite(train);
        var (testActual, testPredicted) = Finite(test);
        return new RegressionData(
            Sample(testActual, testPredicted, MaxTestPoints),
            Sample(trainActual, trainPredicted, MaxTrainPoints),
            Bins.Of([.. testPredicted.Zip(testActual, (predicted, actual) => predicted - actual)]),
            Ranges(testActual, testPredicted));
    }

    private static (double[] Actual, double[] Predicted) Finite(PredictedRows rows)
    {
        var kept = Enumerable.Range(0, rows.Actual.Length)
            .Where(row => double.IsFinite(rows.Actual[row] - rows.Predicted[row]))
            .ToArray();
        return ([.. kept.Select(row => rows.Actual[row])], [.. kept.Select(row => rows.Predicted[row])]);
    }

    private static PointSample Sample(double[] actual, double[] predicted, int most)
    {
        var rows = Strides.Of(actual.Length, most).ToArray();
        return new PointSample(
            actual.Length,
            [.. rows.Select(row => Numbers.Round(actual[row]))],
            [.. rows.Select(row => Numbers.Round(predicted[row]))]);
    }

    /// <summary>Splits the rows at the deciles of the actual value, or more coarsely where rows are few; equal values stay together.</summary>
    private static List<ErrorRange> Ranges(double[] actual, double[] predicted)
    {
        var order = Enumerable.Range(0, actual.Length).OrderBy(row => actual[row]).ToArray();
        var count = Math.Clamp(order.Length / MinRowsPerRange, 1, MaxRanges);
        var ranges = new List<ErrorRange>(count);
        var start = 0;
        for (var i = 1; i <= count && start < order.Length; i++)
        {
            var end = Math.Max((int)((long)order.Length * i / count), start + 1);
            while (end < order.Length && actual[order[end]] == actual[order[end - 1]])
            {
                end++;
            }

            ranges.Add(Range(order.AsSpan(start, end - start), actual, predicted));
            start = end;
        }

        return ranges;
    }

    private static ErrorRange Range(ReadOnlySpan<int> rows, double[] actual, double[] predicted)
    {
        double absolute = 0, signed = 0;
        foreach (var row in rows)
        {
            var residual = predicted[row] - actual[row];
            absolute += Math.Abs(residual) / rows.Length;
            signed += residual / rows.Length;
        }

        return new ErrorRange(
            Numbers.Round(actual[rows[0]]),
            Numbers.Round(actual[rows[^1]]),
            rows.Length,
            Numbers.Round(absolute),
            Numbers.Round(signed));
    }
}
