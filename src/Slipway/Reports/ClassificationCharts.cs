using Slipway.Reports.Data;

namespace Slipway.Reports;

/// <summary>The arithmetic behind a classification's pictures.</summary>
internal static class ClassificationCharts
{
    public const int MaxCurves = 8;
    public const int MaxMatrixClasses = 10;
    private const int ScoreBins = 20;

    /// <summary>Needs at least one test row; <paramref name="classes"/> are two or more, in the order of the model's outputs.</summary>
    public static ClassificationData Build(IReadOnlyList<string> classes, PredictedRows test)
    {
        var rows = new ClassifiedRows(classes.Count, test);
        int[] shown = classes.Count == 2
            ? [1]
            : [.. Frequent(rows, MaxCurves)];
        return new ClassificationData(
            [.. shown.Select(index => Curves(classes[index], index, rows, classes.Count == 2))],
            classes.Count == 2
                ? Calibration.Of(rows.Probabilities(1), rows.IsActual(1))
                : Calibration.Of(rows.TopProbabilities(), rows.IsRight()),
            Matrix(classes, rows),
            classes.Count == 2 ? Scores(rows) : null);
    }

    /// <summary>The classes with the most test rows, in the model's order.</summary>
    private static IEnumerable<int> Frequent(ClassifiedRows rows, int most) =>
        Enumerable.Range(0, rows.ClassCount).OrderByDescending(index => rows.ActualCount(index)).Take(most).Order();

    private static ClassCurves Curves(string name, int index, ClassifiedRows rows, bool alone)
    {
        var actual = rows.IsActual(index);
        long hits = 0, predicted = 0;
        for (var row = 0; row < rows.Count; row++)
        {
            predicted += rows.Predicted[row] == index ? 1 : 0;
            hits += rows.Predicted[row] == index && actual[row] ? 1 : 0;
        }

        var positives = rows.ActualCount(index);
        return new ClassCurves(
            name,
            positives,
            Numbers.Finite((double)hits / predicted),
            Numbers.Finite((double)hits / positives),
            positives + predicted == 0 ? null : Numbers.Finite(2.0 * hits / (positives + predicted)),
            Ranking.Of(rows.Probabilities(index), actual, alone ? 200 : 80));
    }

    private static ConfusionMatrix Matrix(IReadOnlyList<string> classes, ClassifiedRows rows)
    {
        var single = classes.Count <= MaxMatrixClasses
            ? Enumerable.Range(0, classes.Count).ToArray()
            : [.. Frequent(rows, MaxMatrixClasses - 1)];
        var others = classes.Count - single.Length;
        var place = Enumerable.Repeat(single.Length, classes.Count).ToArray();
        for (var i = 0; i < single.Length; i++)
        {
            place[single[i]] = i;
        }

        var size = single.Length + (others == 0 ? 0 : 1);
        var counts = Enumerable.Range(0, size).Select(_ => new long[size]).ToArray();
        for (var row = 0; row < rows.Count; row++)
        {
            counts[place[rows.Actual[row]]][place[rows.Predicted[row]]]++;
        }

        return new ConfusionMatrix([.. single.Select(index => classes[index])], others, counts);
    }

    private static ScoreHistogram Scores(ClassifiedRows rows)
    {
        var counts = new[] { new long[ScoreBins], new long[ScoreBins] };
        var probabilities = rows.Probabilities(1);
        for (var row = 0; row < rows.Count; row++)
        {
            counts[rows.Actual[row]][Math.Clamp((int)(probabilities[row] * ScoreBins), 0, ScoreBins - 1)]++;
        }

        return new ScoreHistogram(counts[0], counts[1]);
    }
}
