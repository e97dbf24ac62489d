namespace Slipway.Features;

/// <summary>
/// The population stability index: how differently two sets of rows spread over the same bins, the sum of
/// <c>(p - q) ln(p / q)</c> over their shares (a symmetrised Kullback-Leibler divergence).
/// </summary>
internal static class StabilityIndex
{
    /// <summary>Half a row is added to every bin, so that an empty one stays finite.</summary>
    private const double Smoothing = 0.5;

    /// <summary>A category with less than this share of the training rows is counted together with the other small ones.</summary>
    private const double LeastCategoryShare = 0.02;

    public static double Of(ReadOnlySpan<long> left, ReadOnlySpan<long> right)
    {
        var (leftTotal, rightTotal) = (Total(left), Total(right));
        var index = 0.0;
        for (var i = 0; i < left.Length; i++)
        {
            var p = (left[i] + Smoothing) / leftTotal;
            var q = (right[i] + Smoothing) / rightTotal;
            index += (p - q) * Math.Log(p / q);
        }

        return index;

        static double Total(ReadOnlySpan<long> counts)
        {
            var total = counts.Length * Smoothing;
            foreach (var count in counts)
            {
                total += count;
            }

            return total;
        }
    }

    /// <summary>
    /// What the index of two samples of one population stays below but for the given chance: it is distributed nearly as
    /// chi-square times (1/n + 1/m); see Yurdakul, "Statistical Properties of Population Stability Index", 2018.
    /// </summary>
    public static double Noise(int bins, long n, long m, double chance)
    {
        if (bins < 2 || n == 0 || m == 0)
        {
            return double.PositiveInfinity;
        }

        // Wilson and Hilferty's approximation of the chi-square quantile.
        var freedom = bins - 1.0;
        var spread = 2 / (9 * freedom);
        var quantile = freedom * Math.Pow(1 - spread + NormalQuantile(chance) * Math.Sqrt(spread), 3);
        return quantile * (1.0 / n + 1.0 / m);
    }

    /// <summary>Counts by bin as they are compared: for text, small categories and the values of none are one bin.</summary>
    /// <param name="feature">The feature as trained.</param>
    /// <param name="counts">Rows by bin or category.</param>
    /// <param name="others">Rows whose text is no category.</param>
    public static long[] Bins(Feature feature, IReadOnlyList<long> counts, long others)
    {
        if (feature.Categories is null)
        {
            return [.. counts];
        }

        var least = LeastCategoryShare * (feature.Counts!.Sum() + feature.RareRows);
        var bins = new List<long>();
        for (var i = 0; i < counts.Count; i++)
        {
            if (feature.Counts![i] >= least)
            {
                bins.Add(counts[i]);
            }
            else
            {
                others += counts[i];
            }
        }

        return [.. bins, others];
    }

    /// <summary>The value that a standard normal exceeds with the given chance (Abramowitz and Stegun 26.2.23).</summary>
    private static double NormalQuantile(double chance)
    {
        var t = Math.Sqrt(-2 * Math.Log(chance));
        return t - (2.515517 + 0.802853 * t + 0.010328 * t * t)
            / (1 + 1.432788 * t + 0.189269 * t * t + 0.001308 * t * t * t);
    }
}
