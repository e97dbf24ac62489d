namespace Slipway.Features;

/// <summary>Values at equal shares of sorted ones.</summary>
internal static class Quantiles
{
    /// <summary>How many quantiles a feature keeps: every twentieth of the rows, both ends included.</summary>
    public const int Count = 21;

    /// <summary>
    /// More values than these are thinned to every n-th before they are sorted; the least and the largest stay exact.
    /// </summary>
    private const int MostSorted = 100_000;

    /// <summary>The least value, 19 at equal shares between (values that occur, never means of two), and the largest.</summary>
    /// <param name="values">At least one value, none NaN; its order is not kept.</param>
    public static double[] Of(Span<double> values)
    {
        var (least, largest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            least = Math.Min(least, value);
            largest = Math.Max(largest, value);
        }

        var sorted = Thin(values);
        sorted.Sort();
        var quantiles = new double[Count];
        for (var i = 0; i < Count; i++)
        {
            quantiles[i] = sorted[(int)((sorted.Length - 1) * (long)i / (Count - 1))];
        }

        (quantiles[0], quantiles[^1]) = (least, largest);
        return quantiles;
    }

    private static Span<double> Thin(Span<double> values)
    {
        if (values.Length <= MostSorted)
        {
            return values;
        }

        var kept = values[..MostSorted];
        for (var i = 0; i < kept.Length; i++)
        {
            kept[i] = values[(int)((long)i * values.Length / MostSorted)];
        }

        return kept;
    }
}
