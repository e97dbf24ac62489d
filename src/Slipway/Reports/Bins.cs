using Slipway.Reports.Data;

namespace Slipway.Reports;

/// <summary>Histograms whose edges are round numbers.</summary>
internal static class Bins
{
    private const int MaxBins = 60;

    /// <summary>
    /// A histogram with bins of width 1, 2 or 5 times a power of ten, and zero on an edge where it is in range. The
    /// width is at most that of Freedman and Diaconis (1981), so that a few outliers don't flatten the middle. Null without values.
    /// </summary>
    public static Histogram? Of(double[] values)
    {
        if (values.Length == 0)
        {
            return null;
        }

        var sorted = values.Order().ToArray();
        var (min, max) = (sorted[0], sorted[^1]);
        var spread = Numbers.Quantile(sorted, 0.75) - Numbers.Quantile(sorted, 0.25);
        var wished = 2 * spread / Math.Cbrt(values.Length);
        var least = Math.Max((max - min) / MaxBins, Math.Max(Math.Abs(max), Math.Abs(min)) * 1e-9);
        var width = Math.Max(RoundUp(least), RoundUp(wished / 2.5));
        if (!double.IsFinite(width) || width <= 0)
        {
            return new Histogram([min, max == min ? min + 1 : max], [values.Length]);
        }

        var first = Math.Floor(min / width);
        var counts = new long[(int)(Math.Floor(max / width) - first) + 1];
        foreach (var value in sorted)
        {
            counts[Math.Clamp((int)(Math.Floor(value / width) - first), 0, counts.Length - 1)]++;
        }

        return new Histogram(
            [.. Enumerable.Range(0, counts.Length + 1).Select(i => Numbers.Round((first + i) * width, 10))], counts);
    }

    private static double RoundUp(double value)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(value)));
        return (value / power) switch
        {
            <= 1 => power,
            <= 2 => 2 * power,
            <= 5 => 5 * power,
            _ => 10 * power,
        };
    }
}
