using System.Buffers.Binary;
using System.Globalization;

namespace Slipway.Sinks.PostgreSql;

/// <summary>
/// Decimal numbers as the server sends and receives them, of any length: a head of four numbers of 16 bits, then groups of four digits
/// (numeric_send in the server's src/backend/utils/adt/numeric.c).
/// </summary>
internal static class NumericBytes
{
    private const int GroupDigits = 4;
    private const int HeadBytes = 8;
    private const short Negative = 0x4000;

    /// <param name="text">Digits with or without minus, point and exponent.</param>
    public static byte[] Of(ReadOnlySpan<char> text)
    {
        var isNegative = text[0] == '-';
        text = isNegative ? text[1..] : text;
        var mark = text.IndexOfAny('e', 'E');
        var exponent = mark < 0 ? 0 : int.Parse(text[(mark + 1)..], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var mantissa = mark < 0 ? text : text[..mark];
        var point = mantissa.IndexOf('.');
        var whole = point < 0 ? mantissa : mantissa[..point];
        var fraction = point < 0 ? default : mantissa[(point + 1)..];

        // Zero has no digits at all, whatever its exponent.
        var digits = string.Concat(whole, fraction);
        var zeros = digits.AsSpan().IndexOfAnyExcept('0') is var first and >= 0 ? first : digits.Length;
        if (zeros == digits.Length)
        {
            return Write([], 0, isNegative: false, Math.Clamp(fraction.Length, 0, short.MaxValue));
        }

        // Groups are counted from the point: the first one is filled up with zeros before it.
        var wholePlaces = whole.Length - zeros + exponent;
        var weight = (int)Math.Floor((wholePlaces - 1) / (double)GroupDigits);
        var padded = new string('0', (weight + 1) * GroupDigits - wholePlaces) + digits[zeros..].TrimEnd('0');
        var groups = new short[(padded.Length + GroupDigits - 1) / GroupDigits];
        for (var i = 0; i < groups.Length; i++)
        {
            var start = i * GroupDigits;
            groups[i] = short.Parse(padded.AsSpan(start, Math.Min(GroupDigits, padded.Length - start)), NumberStyles.None, CultureInfo.InvariantCulture);
            groups[i] *= (short)Math.Pow(10, GroupDigits - Math.Min(GroupDigits, padded.Length - start));
        }

        return Write(groups, weight, isNegative, Math.Max(0, fraction.Length - exponent));
    }

    private static byte[] Write(short[] groups, int weight, bool isNegative, int scale)
    {
        var bytes = new byte[HeadBytes + 2 * groups.Length];
        ReadOnlySpan<short> head = [(short)groups.Length, (short)weight, isNegative ? Negative : (short)0, (short)scale];
        for (var i = 0; i < head.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(2 * i), head[i]);
        }

        for (var i = 0; i < groups.Length; i++)
        {
            BinaryPrimitives.WriteInt16BigEndian(bytes.AsSpan(HeadBytes + 2 * i), groups[i]);
        }

        return bytes;
    }
}
