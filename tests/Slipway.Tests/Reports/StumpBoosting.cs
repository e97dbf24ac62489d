namespace Slipway.Tests.Reports;

/// <summary>Gradient boosting of trees with one split each: enough for a report to look like a true one.</summary>
internal static class StumpBoosting
{
    public sealed record Boosted(double[] Predictions, double[] TrainLoss, double[] TestLoss, double[] Gains);

    public static Boosted Fit(double[][] columns, double[] actual, int trainRows, int rounds, double learningRate)
    {
        var predictions = Enumerable.Repeat(actual.Take(trainRows).Average(), actual.Length).ToArray();
        var orders = columns.Select(column => Enumerable.Range(0, trainRows).Where(row => !double.IsNaN(column[row])).OrderBy(row => column[row]).ToArray()).ToArray();
        var (train, test, gains) = (new double[rounds], new double[rounds], new double[columns.Length]);
        for (var round = 0; round < rounds; round++)
        {
            var best = Enumerable.Range(0, columns.Length)
                .Select(column => (Column: column, Split: BestSplit(columns[column], orders[column], actual, predictions)))
                .MaxBy(candidate => candidate.Split.Gain);
            gains[best.Column] += best.Split.Gain;
            for (var row = 0; row < actual.Length; row++)
            {
                predictions[row] += learningRate * (columns[best.Column][row] <= best.Split.Threshold ? best.Split.Left : best.Split.Right);
            }

            train[round] = Loss(0, trainRows);
            test[round] = Loss(trainRows, actual.Length);
        }

        return new Boosted(predictions, train, test, gains);

        double Loss(int from, int to) => Enumerable.Range(from, to - from).Average(row => Math.Pow(actual[row] - predictions[row], 2));
    }

    private static (double Gain, double Threshold, double Left, double Right) BestSplit(
        double[] column, int[] order, double[] actual, double[] predictions)
    {
        double all = 0, left = 0;
        foreach (var row in order)
        {
            all += actual[row] - predictions[row];
        }

        (double Gain, double Threshold, double Left, double Right) best = default;
        for (var i = 1; i < order.Length; i++)
        {
            left += actual[order[i - 1]] - predictions[order[i - 1]];
            if (column[order[i]] == column[order[i - 1]])
            {
                continue;
            }

            var right = all - left;
            var gain = left * left / i + right * right / (order.Length - i) - all * all / order.Length;
            if (gain > best.Gain)
            {
                best = (gain, column[order[i - 1]], left / i, right / (order.Length - i));
            }
        }

        return best;
    }
}
