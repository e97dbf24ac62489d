using Slipway.Training.Metrics;

namespace Slipway.Training;

/// <summary>Metrics of a model, and of a constant, on the same rows.</summary>
internal static class Evaluation
{
    /// <param name="labels">The task and its classes.</param>
    /// <param name="actual">The rows' labels.</param>
    /// <param name="values">Predicted numbers, or one probability a class, row by row.</param>
    public static SortedDictionary<string, double> Evaluate(Labels labels, ReadOnlySpan<float> actual, ReadOnlySpan<double> values) =>
        labels.Task == TaskKind.Regression
            ? RegressionMetrics.Compute(actual, values)
            : ClassificationMetrics.Compute(actual, values, labels.Classes.Count);

    /// <summary>The metrics, on some rows, of always predicting the training rows' mean, or their class shares.</summary>
    public static SortedDictionary<string, double> Baseline(Labels labels, ReadOnlySpan<float> train, ReadOnlySpan<float> actual)
    {
        var constant = labels.Task == TaskKind.Regression ? [Mean(train)] : Shares(train, labels.Classes.Count);
        var values = new double[actual.Length * constant.Length];
        for (var row = 0; row < actual.Length; row++)
        {
            constant.CopyTo(values, row * constant.Length);
        }

        return Evaluate(labels, actual, values);
    }

    private static double Mean(ReadOnlySpan<float> values)
    {
        double sum = 0;
        foreach (var value in values)
        {
            sum += value;
        }

        return sum / values.Length;
    }

    private static double[] Shares(ReadOnlySpan<float> classes, int classCount)
    {
        var shares = new double[classCount];
        foreach (var index in classes)
        {
            shares[(int)index] += 1.0 / classes.Length;
        }

        return shares;
    }
}
