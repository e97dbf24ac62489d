using System.Buffers.Binary;
using System.Globalization;

namespace Slipway.Sources.PostgreSql;

/// <summary>
/// The nearest double of a decimal number in the bytes of <c>numeric_send</c>: a head of four numbers of 16 bits, then groups of four digits. The
/// server's own cast takes twice as long, and refuses what is beyond a double.
/// </summary>
internal static class PostgreSqlNumeric
{
    private const int HeadBytes = 8;
    private const int GroupDigits = 4;

    private const ushort Negative = 0x4000;
    private const ushort NaN = 0xC000;
    private const ushort PositiveInfinity = 0xD000;
    private const ushort NegativeInfinity = 0xF000;

    // A whole number of up to 53 bits and a power of ten up to the 22nd are doubles, so that one operation rounds once, and rightly.
    private const ulong LargestExact = 1UL << 53;
    private const int MostExactGroups = 4;

    // Up to so many groups the digits stand on the stack.
    private const int MostShortGroups = 64;
    private const int MostExponentCharacters = 16;

    private static readonly double[] ExactPowers =
        [1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22];

    /// <returns>An infinity where it is larger than any double, and 0 where it is smaller.</returns>
    public static double ToDouble(ReadOnlySpan<byte> bytes)
    {
        var groups = bytes[HeadBytes..];
        var weight = BinaryPrimitives.ReadInt16BigEndian(bytes[2..]);
        var exponent = GroupDigits * (weight + 1 - groups.Length / sizeof(short));
        return BinaryPrimitives.ReadUInt16BigEndian(bytes[4..]) switch
        {
            NaN => double.NaN,
            PositiveInfinity => double.PositiveInfinity,
            NegativeInfinity => double.NegativeInfinity,
            Negative => -Magnitude(groups, exponent),
            _ => Magnitude(groups, exponent),
        };
    }

    private static double Magnitude(ReadOnlySpan<byte> groups, int exponent)
    {
        if (groups.Length <= MostExactGroups * sizeof(short) && Math.Abs(exponent) < ExactPowers.Length)
        {
            var whole = 0UL;
            for (var i = 0; i < groups.Length; i += sizeof(short))
            {
                whole = whole * 10_000 + BinaryPrimitives.ReadUInt16BigEndian(groups[i..]);
            }

            if (whole <= LargestExact)
            {
                return exponent < 0 ? whole / ExactPowers[-exponent] : whole * ExactPowers[exponent];
            }
        }

        return Parse(groups, exponent);
    }

    private static double Parse(ReadOnlySpan<byte> groups, int exponent)
    {
        var digits = groups.Length / sizeof(short) * GroupDigits;
        var text = digits <= MostShortGroups * GroupDigits
            ? stackalloc byte[MostShortGroups * GroupDigits + MostExponentCharacters]
            : new byte[digits + MostExponentCharacters];
        for (var i = 0; i < digits / GroupDigits; i++)
        {
            _ = BinaryPrimitives.ReadUInt16BigEndian(groups[(i * sizeof(short))..]).TryFormat(text[(i * GroupDigits)..], out _, "D4", CultureInfo.InvariantCulture);
        }

        text[digits] = (byte)'E';
        _ = exponent.TryFormat(text[(digits + 1)..], out var written, default, CultureInfo.InvariantCulture);
        return double.Parse(text[..(digits + 1 + written)], NumberStyles.AllowExponent, CultureInfo.InvariantCulture);
    }
}
