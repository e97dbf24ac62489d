using Slipway.Models;

namespace Slipway.Exports;

/// <summary>
/// A split as intervals of float32 values that go left and right by turns: what its comparison, its set of categories, its rule for what is
/// missing and the forest's zero threshold come to. Whoever decides by these alone decides as the scorer does.
/// </summary>
internal sealed class SplitRegions
{
    private readonly bool _isFirstLeft;

    private SplitRegions(IReadOnlyList<float> ends, bool isFirstLeft, bool isMissingLeft)
    {
        Ends = ends;
        _isFirstLeft = isFirstLeft;
        IsMissingLeft = isMissingLeft;
    }

    /// <summary>The largest value of each interval but the last, which goes up to infinity: ascending and finite, but for a first one of minus infinity.</summary>
    public IReadOnlyList<float> Ends { get; }

    /// <summary>Whether a missing value goes left.</summary>
    public bool IsMissingLeft { get; }

    /// <summary>One more than there are ends.</summary>
    public int Count => Ends.Count + 1;

    /// <summary>Whether every value goes to one side, missing or not.</summary>
    public bool IsConstant => Ends.Count == 0 && IsMissingLeft == _isFirstLeft;

    public bool IsLeft(int interval) => _isFirstLeft ^ (interval % 2 != 0);

    /// <param name="split">The split.</param>
    /// <param name="tree">Its tree, which has its set of categories.</param>
    /// <param name="zeroThreshold">The forest's.</param>
    public static SplitRegions Of(in Split split, Tree tree, float zeroThreshold)
    {
        var set = split.IsCategorical ? tree.CategorySet(split.CategorySet) : [];
        var ends = new SortedSet<float>();
        if (split.IsCategorical)
        {
            AddRuns(set, ends);
        }
        else if (!double.IsNaN(split.Threshold))
        {
            ends.Add(split.Comparison == Comparison.LessOrEqual ? Float32Bound.UpTo(split.Threshold) : Float32Bound.Below(split.Threshold));
            ends.Add(MathF.BitDecrement(-zeroThreshold));
            ends.Add(zeroThreshold);
        }

        ends.Remove(float.PositiveInfinity);
        var kept = new List<float>(ends.Count);
        bool? isFirstLeft = null;
        var isLeft = false;
        var previous = float.NaN;
        foreach (var end in ends)
        {
            // The sides within an interval are equal, so its end speaks for all of it.
            var side = GoesLeft(split, set, zeroThreshold, end);
            if (isFirstLeft is not null && side != isLeft)
            {
                kept.Add(previous);
            }

            (isLeft, previous) = (side, end);
            isFirstLeft ??= side;
        }

        var isLastLeft = GoesLeft(split, set, zeroThreshold, float.PositiveInfinity);
        if (isFirstLeft is not null && isLastLeft != isLeft)
        {
            kept.Add(previous);
        }

        return new SplitRegions(kept, isFirstLeft ?? isLastLeft, GoesLeft(split, set, zeroThreshold, float.NaN));
    }

    /// <summary>Whether a category, which is a whole number, or any other value goes left.</summary>
    public bool GoesLeft(float value)
    {
        var interval = 0;
        while (interval < Ends.Count && value > Ends[interval])
        {
            interval++;
        }

        return IsLeft(interval);
    }

    private static bool GoesLeft(in Split split, ReadOnlySpan<uint> set, float zeroThreshold, float value)
    {
        if (split.IsCategorical)
        {
            var category = (long)value;
            return float.IsNaN(value)
                ? split.DefaultLeft
                : category >= 0 && category < set.Length * 32L && (set[(int)(category / 32)] >> (int)(category % 32) & 1) != 0;
        }

        if (float.IsNaN(value) && split.Missing == MissingRule.NaN)
        {
            return split.DefaultLeft;
        }

        value = float.IsNaN(value) || Math.Abs(value) <= zeroThreshold ? 0 : value;
        return split.Missing == MissingRule.Zero && value == 0 ? split.DefaultLeft
            : split.Comparison == Comparison.LessOrEqual ? value <= split.Threshold
            : value < split.Threshold;
    }

    // What lies before and in each run of neighbouring categories; fractions are cut off, so that what is above -1 is category 0.
    private static void AddRuns(ReadOnlySpan<uint> set, SortedSet<float> ends)
    {
        var isIn = false;
        for (var category = 0L; category <= set.Length * 32L; category++)
        {
            var isMember = category < set.Length * 32L && (set[(int)(category / 32)] >> (int)(category % 32) & 1) != 0;
            if (isMember != isIn)
            {
                ends.Add(category == 0 ? -1 : Float32Bound.Below(category));
                isIn = isMember;
            }
        }
    }
}
