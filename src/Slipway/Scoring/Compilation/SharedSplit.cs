using Slipway.Models;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Compilation;

/// <summary>A question that any number of nodes ask: equal ones are answered once a block of rows.</summary>
/// <param name="Feature">The model column.</param>
/// <param name="Kind">The comparison.</param>
/// <param name="Threshold">A float32 that decides every float32 value as the model's own threshold does; for sets 0.</param>
/// <param name="CategorySet">The set's number among the forest's distinct sets; -1 for comparisons.</param>
internal readonly record struct SharedSplit(int Feature, SplitKind Kind, float Threshold, int CategorySet) : IComparable<SharedSplit>
{
    /// <summary>By feature and kind, so that a block's column is read once, and then by threshold.</summary>
    public int CompareTo(SharedSplit other)
    {
        var order = Feature.CompareTo(other.Feature);
        order = order != 0 ? order : Kind.CompareTo(other.Kind);
        order = order != 0 ? order : Threshold.CompareTo(other.Threshold);
        return order != 0 ? order : CategorySet.CompareTo(other.CategorySet);
    }

    /// <summary>
    /// The shared split of a numerical one, and whether left and right change places by it.
    /// </summary>
    /// <param name="split">Numerical.</param>
    /// <param name="zeroThreshold">The forest's.</param>
    public static (SharedSplit Shared, bool IsExchanged) OfNumerical(in Split split, float zeroThreshold)
    {
        var bound = Bound(split);
        if (split.Missing == MissingRule.Zero)
        {
            return (new(split.Feature, split.DefaultLeft ? SplitKind.NotGreaterOrZero : SplitKind.LessOrEqualNoZero, bound, -1), false);
        }

        var zeroGoesLeft = split.Comparison == Comparison.LessOrEqual ? 0 <= split.Threshold : 0 < split.Threshold;
        if (zeroThreshold > 0)
        {
            // What counts as 0 goes where 0 goes: the bound leaves that range.
            bound = zeroGoesLeft ? Math.Max(bound, zeroThreshold) : Math.Min(bound, MathF.BitDecrement(-zeroThreshold));
        }

        var missingGoesLeft = split.Missing == MissingRule.NaN ? split.DefaultLeft : zeroGoesLeft;

        // Where no number goes left but NaN does, all numbers go right.
        return float.IsNaN(bound) && missingGoesLeft
            ? (new(split.Feature, SplitKind.LessOrEqual, float.PositiveInfinity, -1), true)
            : (new(split.Feature, missingGoesLeft ? SplitKind.NotGreater : SplitKind.LessOrEqual, bound, -1), false);
    }

    /// <summary>The largest float32 that goes left; NaN if none does.</summary>
    private static float Bound(in Split split)
    {
        var bound = split.Comparison == Comparison.LessOrEqual ? Float32Bound.UpTo(split.Threshold)
            : double.IsNegativeInfinity(split.Threshold) ? float.NaN
            : Float32Bound.Below(split.Threshold);

        // Positive and negative zero are one threshold.
        return bound + 0f;
    }
}
