namespace Slipway.Reports;

/// <summary>Picks rows evenly, so that equal inputs give equal pictures.</summary>
internal static class Strides
{
    /// <summary>At most <paramref name="most"/> of the numbers below <paramref name="count"/>, ascending, evenly apart, the first among them.</summary>
    public static IEnumerable<int> Of(int count, int most)
    {
        var taken = Math.Min(count, most);
        for (var i = 0; i < taken; i++)
        {
            yield return (int)((long)count * i / taken);
        }
    }
}
