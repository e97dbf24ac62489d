namespace Slipway.Features;

/// <summary>
/// The bins that values of a number, date or timestamp are counted in: cut at the deciles of the training rows. A decile that
/// several share cuts once, so that a value as common as that has a bin that ends with it; values outside the
/// training's range belong to the first or last bin.
/// </summary>
internal static class ValueBins
{
    /// <summary>
    /// The upper ends (inclusive) of all bins but the last, which has none; strictly ascending, also as float32.
    /// </summary>
    /// <param name="quantiles">21 values at equal shares of the rows.</param>
    public static double[] Edges(IReadOnlyList<double> quantiles)
    {
        var edges = new List<double>();
        for (var i = 2; i < quantiles.Count - 1; i += 2)
        {
            if ((float)quantiles[i] < (float)quantiles[^1] && (edges.Count == 0 || (float)quantiles[i] > (float)edges[^1]))
            {
                edges.Add(quantiles[i]);
            }
        }

        return [.. edges];
    }
}
