namespace Slipway.Columns;

/// <summary>The least and the largest value that a column can hold.</summary>
internal readonly record struct ValueRange(double Min, double Max)
{
    /// <summary>What whole numbers of so many bits hold.</summary>
    public static ValueRange Whole(int bits, bool isUnsigned = false) =>
        isUnsigned ? new(0, Math.Pow(2, bits) - 1) : new(-Math.Pow(2, bits - 1), Math.Pow(2, bits - 1) - 1);

    /// <summary>What decimals of so many digits hold, up to their last digit.</summary>
    public static ValueRange Decimal(int precision, int scale) => new(-Math.Pow(10, precision - scale), Math.Pow(10, precision - scale));
}
