namespace Slipway.Exports.Sql;

/// <summary>
/// Where double values stop being rounded to a float32 or to one below it: half way to its upper neighbour. Of values exactly there, the float32 whose
/// last bit is 0 gets them (ties to even).
/// </summary>
/// <param name="Value">The half way, exact in a double.</param>
/// <param name="IsInclusive">Whether the half way itself is rounded down.</param>
internal readonly record struct RoundedBound(double Value, bool IsInclusive)
{
    // One step past the largest float32, from where on values are rounded to infinity.
    private const double TwoTo128 = 340282366920938463463374607431768211456.0;

    /// <param name="end">Any float32 below infinity.</param>
    public static RoundedBound Above(float end)
    {
        var half = float.IsNegativeInfinity(end) ? (-TwoTo128 + float.MinValue) / 2
            : end == float.MaxValue ? (end + TwoTo128) / 2
            : (end + (double)MathF.BitIncrement(end)) / 2;
        return new RoundedBound(half, (BitConverter.SingleToInt32Bits(end) & 1) == 0);
    }
}
