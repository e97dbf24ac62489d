using Slipway.Columns;
using Slipway.Features;
using Slipway.Reports.Data;

namespace Slipway.Reports;

/// <summary>Counts a feature's values in the training rows and in the test rows, in bins that fit its values.</summary>
internal static class Distributions
{
    /// <summary>A picture does not change with more rows.</summary>
    private const int MaxRows = 20_000;

    private const int MaxSingleValues = 12;
    private const int RangeCount = 24;

    /// <summary>Rows enough for the pictures, so that the others need not be kept for them.</summary>
    public static ColumnBatch Sample(ColumnBatch rows) => rows.Gather([.. Strides.Of(rows.RowCount, MaxRows)]);

    /// <summary>Null where either side has no such column, or training no value.</summary>
    public static Distribution? Of(Feature feature, ColumnBatch train, ColumnBatch test)
    {
        if (!train.Schema.TryFind(feature.Name, out var index, out _) || !test.Schema.TryFind(feature.Name, out var testIndex, out _))
        {
            return null;
        }

        var (trained, tested) = (train.Columns[index], test.Columns[testIndex]);
        return feature.Categories is { } categories
            ? OfCategories(categories, trained, tested)
            : OfNumbers(feature.Type, FeatureValues.Numeric(trained), FeatureValues.Numeric(tested));
    }

    private static Distribution? OfCategories(IReadOnlyList<string> categories, Column train, Column test)
    {
        var (trained, tested) = (Counts(train), Counts(test));
        if (trained.Count == 0)
        {
            return null;
        }

        var known = categories.Where(trained.ContainsKey).OrderByDescending(category => trained[category]).ToArray();
        var shown = known.Length <= MaxSingleValues ? known : known[..(MaxSingleValues - 1)];
        var unseen = tested.Keys.Except(known).Any();
        List<string> labels = [.. shown];
        if (shown.Length < known.Length || unseen)
        {
            labels.Add(shown.Length < known.Length ? $"{known.Length - shown.Length} others" : "not in training");
        }

        return new Distribution(labels, Ranges: false, Shares(trained), Shares(tested));

        IReadOnlyList<double> Shares(Dictionary<string, int> counts)
        {
            var named = shown.Select(category => (double)counts.GetValueOrDefault(category)).ToArray();
            double all = counts.Values.Sum();
            return Share(labels.Count == shown.Length ? named : [.. named, all - named.Sum()], all);
        }
    }

    private static Dictionary<string, int> Counts(Column column) =>
        Enumerable.Range(0, column.Count).Select(column.Format).OfType<string>().CountBy(text => text).ToDictionary();

    private static Distribution? OfNumbers(ColumnType type, double[] train, double[] test)
    {
        if (train.Length == 0)
        {
            return null;
        }

        var singles = train.Distinct().Take(MaxSingleValues + 1).Order().ToArray();
        return singles.Length <= MaxSingleValues ? OfSingles(type, singles, train, test) : OfRanges(type, train, test);
    }

    private static Distribution OfSingles(ColumnType type, double[] singles, double[] train, double[] test)
    {
        var unseen = test.Any(value => Array.BinarySearch(singles, value) < 0);
        string[] labels = [.. singles.Select(value => FeatureValues.Text(type, value))];
        return new Distribution(unseen ? [.. labels, "not in training"] : labels, Ranges: false, Shares(train), Shares(test));

        IReadOnlyList<double> Shares(double[] values)
        {
            var counts = new double[singles.Length + (unseen ? 1 : 0)];
            foreach (var value in values)
            {
                var place = Array.BinarySearch(singles, value);
                counts[place < 0 ? singles.Length : place]++;
            }

            return Share(counts, values.Length);
        }
    }

    private static Distribution OfRanges(ColumnType type, double[] train, double[] test)
    {
        Array.Sort(train);
        var (low, high) = (train[0], train[^1]);
        var (first, last) = (Numbers.Quantile(train, 0.01), Numbers.Quantile(train, 0.99));
        // Where a few far values would press all others into one bin, the outer bins hold everything beyond.
        if (last > first && high - low > 3 * (last - first))
        {
            (low, high) = (first, last);
        }

        var width = (high - low) / RangeCount;
        var labels = Enumerable.Range(0, RangeCount).Select(i => Label(low + i * width, low + (i + 1) * width, i)).ToArray();
        return new Distribution(labels, Ranges: true, Shares(train), Shares(test));

        string Label(double from, double to, int place) => place switch
        {
            0 when low > train[0] || (test.Length > 0 && test.Min() < low) => $"below {FeatureValues.Text(type, to)}",
            RangeCount - 1 when high < train[^1] || (test.Length > 0 && test.Max() > high) => $"from {FeatureValues.Text(type, from)}",
            _ => $"{FeatureValues.Text(type, from)} to {FeatureValues.Text(type, to)}",
        };

        IReadOnlyList<double> Shares(double[] values)
        {
            var counts = new double[RangeCount];
            foreach (var value in values)
            {
                counts[(int)Math.Clamp((value - low) / width, 0, RangeCount - 1)]++;
            }

            return Share(counts, values.Length);
        }
    }

    private static double[] Share(double[] counts, double all) =>
        [.. counts.Select(count => all == 0 ? 0 : Numbers.Round(count / all, 3))];
}
