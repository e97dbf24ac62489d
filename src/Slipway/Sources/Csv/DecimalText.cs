using System.Globalization;

namespace Slipway.Sources.Csv;

/// <summary>
/// A number as it is written, such as <c>-12.50e-3</c>, and the double nearest to it. Most numbers of data need no more than 64-bit
/// arithmetic for that, which takes a fraction of the time that a parser for all numbers does.
/// </summary>
/// <param name="IsNegative">Whether it starts with a minus.</param>
/// <param name="WholeDigits">Digits before the point, leading zeros among them.</param>
/// <param name="FractionDigits">Digits after the point.</param>
/// <param name="IsWhole">Whether it has neither point nor exponent.</param>
/// <param name="Exponent">What stands after the <c>e</c>.</param>
internal readonly record struct DecimalText(bool IsNegative, int WholeDigits, int FractionDigits, bool IsWhole, int Exponent)
{
    private const int MostSignificantDigits = 18;
    private const ulong FifteenDigits = 1_000_000_000_000_000;
    private const int MantissaBits = 52;
    private const ulong ImplicitBit = 1UL << MantissaBits;

    /// <summary>All powers of ten that a double holds exactly.</summary>
    private static ReadOnlySpan<double> PowersOfTen =>
    [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
    ];

    private static ReadOnlySpan<long> PowersOfFive =>
    [
        1, 5, 25, 125, 625, 3125, 15625, 78125, 390_625, 1_953_125, 9_765_625, 48_828_125, 244_140_625, 1_220_703_125,
        6_103_515_625, 30_517_578_125, 152_587_890_625, 762_939_453_125, 3_814_697_265_625, 19_073_486_328_125, 95_367_431_640_625, 476_837_158_203_125, 2_384_185_791_015_625,
    ];

    /// <summary>Digits before the point once the exponent has moved it.</summary>
    public int WholePlaces => Math.Max(0, WholeDigits + Exponent);

    /// <summary>Digits after the point once the exponent has moved it.</summary>
    public int FractionPlaces => Math.Max(0, FractionDigits - Exponent);

    /// <summary>The digits as one whole number; meaningless where they are more than <see cref="MostSignificantDigits"/>.</summary>
    private ulong Significand { get; init; }

    private bool FitsSignificand { get; init; }

    /// <summary>Digits with or without minus, point and exponent, and nothing else.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out DecimalText number)
    {
        number = default;
        var start = !text.IsEmpty && text[0] == '-' ? 1 : 0;
        ulong significand = 0;
        var end = ReadDigits(text, start, ref significand);
        var (whole, fraction) = (end - start, 0);
        if (end < text.Length && text[end] == '.')
        {
            var point = end;
            end = ReadDigits(text, point + 1, ref significand);
            fraction = end - point - 1;
        }

        if (whole + fraction == 0 || !TryReadExponent(text[end..], out var exponent))
        {
            return false;
        }

        number = new DecimalText(start == 1, whole, fraction, IsWhole: start + whole == text.Length, exponent)
        {
            Significand = significand,
            FitsSignificand = whole + fraction - CountLeadingZeros(text, start, whole + fraction) <= MostSignificantDigits,
        };
        return true;
    }

    /// <summary>The nearest double; false where it takes longer arithmetic to find.</summary>
    /// <param name="number">The double.</param>
    /// <param name="keepsDigits">Whether it gives the same digits again when as many are written; false too where that is a matter of rounding a half.</param>
    public bool TryRound(out double number, out bool keepsDigits)
    {
        (number, keepsDigits) = (0, true);
        var scale = FractionDigits - Exponent;
        if (!FitsSignificand || (uint)scale >= (uint)PowersOfTen.Length)
        {
            return false;
        }

        // Both are exact up to 15 digits, and then so is the rounding of the division.
        number = (long)Significand / PowersOfTen[scale];
        if (Significand >= FifteenDigits && !TryCorrect(scale, ref number, out keepsDigits))
        {
            return false;
        }

        number = IsNegative ? -number : number;
        return true;
    }

    /// <summary>
    /// From an estimate that is wrong by no more than two units of its last place. Let it be m / 2^s: how far the decimal
    /// w / 10^k is from it, counted in 1 / (2^s 5^k), is w 2^(s-k) - m 5^k, which is small, so that 64 bits hold it although they do
    /// not hold its two parts. It is never just between two doubles, because 5^k is odd.
    /// </summary>
    private bool TryCorrect(int scale, ref double number, out bool keepsDigits)
    {
        keepsDigits = false;
        var bits = BitConverter.DoubleToUInt64Bits(number);
        var shift = 1023 + MantissaBits - (int)(bits >> MantissaBits) - scale;
        if (shift < 1)
        {
            return false;
        }

        var mantissa = (bits & (ImplicitBit - 1)) | ImplicitBit;
        var unit = PowersOfFive[scale];
        var error = (long)((Significand << shift) - mantissa * (ulong)unit);
        for (; 2 * error > unit; error -= unit)
        {
            mantissa++;
        }

        for (; 2 * error < -unit; error += unit)
        {
            mantissa--;
        }

        // Beside a power of two, doubles are not evenly spaced.
        if (mantissa is <= ImplicitBit or >= 2 * ImplicitBit)
        {
            return false;
        }

        number = BitConverter.UInt64BitsToDouble((bits & ~(ImplicitBit - 1)) | (mantissa & (ImplicitBit - 1)));
        keepsDigits = Math.Abs(error) < 1L << (shift - 1);
        return true;
    }

    private static int ReadDigits(ReadOnlySpan<char> text, int start, ref ulong significand)
    {
        var value = significand;
        var end = start;
        for (; end < text.Length && (uint)(text[end] - '0') <= 9; end++)
        {
            value = 10 * value + (uint)(text[end] - '0');
        }

        significand = value;
        return end;
    }

    // Only where there are so many digits that it matters.
    private static int CountLeadingZeros(ReadOnlySpan<char> text, int start, int digits)
    {
        var zeros = 0;
        for (var i = start; digits > MostSignificantDigits && i < text.Length && text[i] is '0' or '.'; i++)
        {
            zeros += text[i] == '0' ? 1 : 0;
        }

        return zeros;
    }

    private static bool TryReadExponent(ReadOnlySpan<char> text, out int exponent)
    {
        exponent = 0;
        return text.IsEmpty
            || (text[0] is 'e' or 'E' && text.Length > 1
                && int.TryParse(text[1..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out exponent));
    }
}
