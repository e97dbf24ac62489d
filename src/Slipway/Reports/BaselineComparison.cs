namespace Slipway.Reports;

/// <summary>Whether a model's gain over the constant baseline is more than the test rows could show by chance.</summary>
internal static class BaselineComparison
{
    /// <summary>Below so many test rows no gain is called certain.</summary>
    public const int FewRows = 10;

    private const double Z = 1.959963984540054;

    /// <summary>
    /// True if zero lies within the 95 % interval of the mean difference of losses, row by row, between baseline
    /// and model: squared errors for a regression, logarithmic losses for a classification.
    /// </summary>
    public static bool CouldBeChance(TaskKind task, int classCount, PredictedRows train, PredictedRows test)
    {
        var rows = test.Actual.Length;
        if (rows < FewRows || train.Actual.Length == 0)
        {
            return true;
        }

        var gains = task == TaskKind.Regression ? SquaredGains(train, test) : LogarithmicGains(classCount, train, test);
        var mean = gains.Average();
        var variance = gains.Sum(gain => (gain - mean) * (gain - mean)) / (rows - 1);
        return !(mean - Z * Math.Sqrt(variance / rows) > 0);
    }

    private static double[] SquaredGains(PredictedRows train, PredictedRows test)
    {
        var constant = train.Actual.Average();
        return
        [
            .. test.Actual.Zip(test.Predicted, (actual, predicted) =>
                (actual - constant) * (actual - constant) - (actual - predicted) * (actual - predicted)),
        ];
    }

    private static double[] LogarithmicGains(int classCount, PredictedRows train, PredictedRows test)
    {
        var shares = new double[classCount];
        foreach (var index in train.Actual)
        {
            shares[(int)index] += 1.0 / train.Actual.Length;
        }

        return
        [
            .. test.Actual.Select((index, row) => Loss(shares[(int)index]) - Loss(test.Predicted[row * classCount + (int)index])),
        ];
    }

    private static double Loss(double probability) => -Math.Log(Math.Max(probability, 1e-15));
}
