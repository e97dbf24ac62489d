using Slipway.Training.Metrics;

namespace Slipway.Reports;

/// <summary>The rows of a classification with both classes and probabilities at hand.</summary>
internal sealed class ClassifiedRows
{
    private readonly double[] _probabilities;
    private readonly long[] _actualCounts;

    public ClassifiedRows(int classCount, PredictedRows rows)
    {
        ClassCount = classCount;
        _probabilities = rows.Predicted;
        Actual = [.. rows.Actual.Select(index => (int)index)];
        Predicted = [.. Enumerable.Range(0, Count).Select(row => ClassificationMetrics.Likeliest(_probabilities.AsSpan(row * classCount, classCount)))];
        _actualCounts = new long[classCount];
        foreach (var index in Actual)
        {
            _actualCounts[index]++;
        }
    }

    public int ClassCount { get; }

    public int Count => Actual.Length;

    /// <summary>The index of each row's class.</summary>
    public int[] Actual { get; }

    /// <summary>The index of each row's most likely class, by the rule of the predictions.</summary>
    public int[] Predicted { get; }

    public long ActualCount(int index) => _actualCounts[index];

    /// <summary>Each row's probability of one class.</summary>
    public double[] Probabilities(int index) => [.. Enumerable.Range(0, Count).Select(row => Probability(row, index))];

    /// <summary>Each row's probability of its predicted class.</summary>
    public double[] TopProbabilities() => [.. Enumerable.Range(0, Count).Select(row => Probability(row, Predicted[row]))];

    public bool[] IsActual(int index) => [.. Actual.Select(actual => actual == index)];

    public bool[] IsRight() => [.. Actual.Zip(Predicted, (actual, predicted) => actual == predicted)];

    private double Probability(int row, int index) => _probabilities[row * ClassCount + index];
}
