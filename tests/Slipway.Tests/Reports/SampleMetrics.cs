using Slipway.Reports;

namespace Slipway.Tests.Reports;

/// <summary>The metrics of a sample model, in the plainest form.</summary>
internal static class SampleMetrics
{
    public static SortedDictionary<string, double> Regression(PredictedRows rows)
    {
        var errors = rows.Actual.Zip(rows.Predicted, (actual, predicted) => predicted - actual).ToArray();
        var square = errors.Average(error => error * error);
        var mean = rows.Actual.Average();
        return new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["mean_square_error"] = square,
            ["root_mean_square_error"] = Math.Sqrt(square),
            ["mean_absolute_error"] = errors.Average(Math.Abs),
            ["r2"] = 1 - square / rows.Actual.Average(actual => (actual - mean) * (actual - mean)),
        };
    }

    public static SortedDictionary<string, double> Classification(int classes, PredictedRows rows)
    {
        double Of(int row, int index) => rows.Predicted[row * classes + index];
        int Best(int row) => Enumerable.Range(0, classes).MaxBy(index => Of(row, index));
        var all = Enumerable.Range(0, rows.Actual.Length).ToArray();
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            ["log_loss"] = all.Average(row => -Math.Log(Math.Max(1e-15, Of(row, (int)rows.Actual[row])))),
            ["accuracy"] = all.Average(row => Best(row) == rows.Actual[row] ? 1.0 : 0),
        };
        if (classes == 2)
        {
            metrics["brier"] = all.Average(row => Math.Pow(Of(row, 1) - rows.Actual[row], 2));
            metrics["auc"] = Auc(rows.Actual, [.. all.Select(row => Of(row, 1))]);
        }

        return metrics;
    }

    /// <summary>Every pair of a row of the second class and one of the first: the definition, not the fast way.</summary>
    public static double Auc(double[] actual, double[] scores)
    {
        var positives = scores.Where((_, row) => actual[row] == 1).ToArray();
        var negatives = scores.Where((_, row) => actual[row] == 0).ToArray();
        return positives.Average(yes => negatives.Average(no => yes > no ? 1 : yes == no ? 0.5 : 0));
    }
}
