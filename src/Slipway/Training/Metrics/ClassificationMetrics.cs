namespace Slipway.Training.Metrics;

/// <summary>How good predicted class probabilities are.</summary>
internal static class ClassificationMetrics
{
    // Where a class that came true had no chance at all, the loss would be infinite and hide everything else.
    private const double LeastProbability = 1e-15;

    /// <summary>
    /// Log loss (natural logarithm), accuracy and the Brier score (two classes: of the second class's probability; more: summed over
    /// the classes); AUC and F1 for two classes, else macro F1.
    /// </summary>
    /// <param name="actual">Class indexes, one a row.</param>
    /// <param name="probabilities"><paramref name="classCount"/> values a row, row by row.</param>
    /// <param name="classCount">2 or more.</param>
    public static SortedDictionary<string, double> Compute(
        ReadOnlySpan<float> actual, ReadOnlySpan<double> probabilities, int classCount)
    {
        double loss = 0, brier = 0;
        var confusion = new long[classCount, classCount];
        for (var row = 0; row < actual.Length; row++)
        {
            var chances = probabilities.Slice(row * classCount, classCount);
            var truth = (int)actual[row];
            loss -= Math.Log(Math.Max(chances[truth], LeastProbability));
            brier += Brier(chances, truth);
            confusion[truth, Likeliest(chances)]++;
        }

        var rows = actual.Length;
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal)
        {
            [MetricNames.LogLoss] = loss / rows,
            [MetricNames.Brier] = brier / rows,
            [MetricNames.Accuracy] = Enumerable.Range(0, classCount).Sum(c => confusion[c, c]) / (double)rows,
        };
        if (classCount > 2)
        {
            metrics[MetricNames.MacroF1] = Enumerable.Range(0, classCount).Average(c => F1(confusion, c));
        }
        else
        {
            metrics[MetricNames.F1] = F1(confusion, 1);
            if (Auc(actual, probabilities) is { } auc)
            {
                metrics[MetricNames.Auc] = auc;
            }
        }

        return metrics;
    }

    /// <summary>The class with the highest probability; the first of equals.</summary>
    public static int Likeliest(ReadOnlySpan<double> chances)
    {
        var best = 0;
        for (var c = 1; c < chances.Length; c++)
        {
            best = chances[c] > chances[best] ? c : best;
        }

        return best;
    }

    private static double Brier(ReadOnlySpan<double> chances, int truth)
    {
        if (chances.Length == 2)
        {
            return (chances[1] - truth) * (chances[1] - truth);
        }

        double sum = 0;
        for (var c = 0; c < chances.Length; c++)
        {
            var error = chances[c] - (c == truth ? 1 : 0);
            sum += error * error;
        }

        return sum;
    }

    private static double F1(long[,] confusion, int of)
    {
        long predicted = 0, actual = 0;
        for (var c = 0; c < confusion.GetLength(0); c++)
        {
            predicted += confusion[c, of];
            actual += confusion[of, c];
        }

        return predicted + actual == 0 ? 0 : 2.0 * confusion[of, of] / (predicted + actual);
    }

    // The share of (first, second class) pairs in order, by rank sums; equal probabilities count half. Null where a class is missing.
    private static double? Auc(ReadOnlySpan<float> actual, ReadOnlySpan<double> probabilities)
    {
        var chances = new double[actual.Length];
        var truths = actual.ToArray();
        for (var row = 0; row < chances.Length; row++)
        {
            chances[row] = probabilities[2 * row + 1];
        }

        Array.Sort(chances, truths);
        double rankSum = 0;
        long positives = 0;
        for (int start = 0, end; start < chances.Length; start = end)
        {
            long tied = 0;
            for (end = start; end < chances.Length && chances[end].Equals(chances[start]); end++)
            {
                tied += truths[end] > 0 ? 1 : 0;
            }

            rankSum += tied * (start + 1 + end) / 2.0;
            positives += tied;
        }

        var negatives = chances.Length - positives;
        return positives == 0 || negatives == 0 ? null : (rankSum - positives * (positives + 1) / 2.0) / ((double)positives * negatives);
    }
}
