using System.Text;
using Slipway.Columns;

namespace Slipway.Features;

/// <summary>
/// Learns a column of text as categories. The most frequent value has code 0; values as frequent as each other are in
/// the order of their UTF-8 bytes.
/// </summary>
internal static class TextFit
{
    /// <summary>No more values than these become categories: the most frequent ones.</summary>
    public const int MostCategories = 1_000;

    /// <summary>Text whose values occur less often than this, on average, names rows rather than kinds of row.</summary>
    public const int LeastRowsPerValue = 2;

    /// <summary>Text is left out where the kept categories hold less than this share of its values.</summary>
    public const double LeastShareCovered = 0.5;

    public static ColumnFit Fit(Column column)
    {
        var texts = (TextColumn)column;
        var values = column.Count - column.Nulls.Count;
        var index = new Utf8Index();
        var counts = Count(texts, index);
        var codes = Enumerable.Range(0, index.Count).ToArray();
        Array.Sort(codes, (left, right) => counts[left] != counts[right]
            ? counts[right].CompareTo(counts[left])
            : index[left].SequenceCompareTo(index[right]));
        var kept = codes.AsSpan(0, Math.Min(codes.Length, MostCategories)).ToArray();
        long[] keptCounts = [.. kept.Select(code => counts[code])];
        var feature = new Feature
        {
            Name = column.Info.Name,
            Type = column.Info.Type,
            Nullable = column.Nulls.Count > 0,
            Categories = [.. kept.Select(code => Encoding.UTF8.GetString(index[code]))],
            Counts = keptCounts,
            RareRows = values - keptCounts.Sum(),
            ShareMissing = column.Nulls.Count / (double)column.Count,
        };
        return new ColumnFit(feature, ReasonAgainst(feature, index.Count, values));
    }

    private static List<long> Count(TextColumn texts, Utf8Index index)
    {
        var counts = new List<long>();
        for (var row = 0; row < texts.Count; row++)
        {
            if (texts.Nulls[row])
            {
                continue;
            }

            var code = index.FindOrAdd(CategoryEncoder.Repair(texts[row]));
            if (code == counts.Count)
            {
                counts.Add(0);
            }

            counts[code]++;
        }

        return counts;
    }

    private static string? ReasonAgainst(Feature feature, int distinct, long values)
    {
        if (distinct == 1 && !feature.Nullable)
        {
            return $"all of its values are '{Excerpt.Of(feature.Categories![0])}'";
        }

        if (distinct > 1 && distinct * (long)LeastRowsPerValue > values)
        {
            return $"text with {distinct} different values in {values} rows";
        }

        return feature.RareRows > values * (1 - LeastShareCovered)
            ? $"text with {distinct} different values, of which the {MostCategories} most frequent hold {1 - feature.RareRows / (double)values:P0} of the rows"
            : null;
    }
}
