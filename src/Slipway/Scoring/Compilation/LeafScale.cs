using Slipway.Models;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Compilation;

/// <summary>
/// Leaf values as whole numbers of 26 bits: value = least + number * scale, with a power of two as the scale of all trees of a group. Sums
/// of the numbers are exact, whatever their order. A number is off by at most half a scale, which is at most 2^-26 of the widest
/// tree's range.
/// </summary>
internal static class LeafScale
{
    private const uint Largest = (1u << LeafDigits.NumberBits) - 1;

    /// <summary>Whether leaves that lie apart so far can be numbers: finite ones, and not so small that doubles have no bits below them.</summary>
    public static bool CanHold(double range) => range == 0 || (double.IsFinite(range) && range >= 1e-290);

    /// <summary>The scale for trees whose leaves lie apart by at most <paramref name="range"/>.</summary>
    public static double For(double range)
    {
        if (range == 0)
        {
            return 1;
        }

        var scale = Math.ScaleB(1, Math.ILogB(range) + 1 - LeafDigits.NumberBits);
        return range / scale <= Largest ? scale : 2 * scale;
    }

    /// <summary>A leaf's number.</summary>
    public static uint Number(double value, double least, double scale) => Math.Min((uint)Math.Round((value - least) / scale), Largest);

    /// <summary>The least and the greatest leaf.</summary>
    public static (double Least, double Greatest) Range(Tree tree)
    {
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in tree.LeafValues)
        {
            least = Math.Min(least, value);
            greatest = Math.Max(greatest, value);
        }

        return (least, greatest);
    }
}
