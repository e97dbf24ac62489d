using System.Numerics;

namespace Slipway.Features;

/// <summary>Counts float32 values that pass a comparison, a vector at a time. NaN passes none.</summary>
internal static class Lanes
{
    /// <summary>Values that are not NaN.</summary>
    public static int CountPresent(ReadOnlySpan<float> values)
    {
        var counts = Vector<int>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var lane = new Vector<float>(values[i..]);
            counts -= Vector.Equals(lane, lane);
        }

        var count = Vector.Sum(counts);
        for (; i < values.Length; i++)
        {
            count += float.IsNaN(values[i]) ? 0 : 1;
        }

        return count;
    }

    public static int CountAbove(ReadOnlySpan<float> values, float limit)
    {
        var limits = new Vector<float>(limit);
        var counts = Vector<int>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            counts -= Vector.GreaterThan(new Vector<float>(values[i..]), limits);
        }

        var count = Vector.Sum(counts);
        for (; i < values.Length; i++)
        {
            count += values[i] > limit ? 1 : 0;
        }

        return count;
    }

    public static int CountBelow(ReadOnlySpan<float> values, float limit)
    {
        var limits = new Vector<float>(limit);
        var counts = Vector<int>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            counts -= Vector.LessThan(new Vector<float>(values[i..]), limits);
        }

        var count = Vector.Sum(counts);
        for (; i < values.Length; i++)
        {
            count += values[i] < limit ? 1 : 0;
        }

        return count;
    }

    /// <summary>Whole values; infinities are.</summary>
    public static int CountWhole(ReadOnlySpan<float> values)
    {
        // From 2^23 on a float32 has no digits after the point. Truncating a vector is a call a value where SSE4.1 can't be taken for granted.
        var large = new Vector<float>(1 << 23);
        var counts = Vector<int>.Zero;
        var i = 0;
        for (; i <= values.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            var lane = new Vector<float>(values[i..]);
            var isWhole = Vector.Equals(lane, Vector.ConvertToSingle(Vector.ConvertToInt32Native(lane)));
            counts -= isWhole | Vector.GreaterThanOrEqual(Vector.Abs(lane), large);
        }

        var count = Vector.Sum(counts);
        for (; i < values.Length; i++)
        {
            count += values[i] == MathF.Truncate(values[i]) ? 1 : 0;
        }

        return count;
    }
}
