using System.Globalization;

namespace Slipway.Sources.Csv;

/// <summary>Tells what one value looks like, so that typing it later loses no digit.</summary>
internal static class FieldShape
{
    private const long LargestExactInteger = 1L << 53;

    // Every decimal of up to 15 digits comes back from a double; from exponents like these on nothing overflows.
    private const int SafeDigits = 15;
    private const int SafeExponent = 280;
    private const int MostDigits = 64;

    private static readonly string[] Formats = [.. Enumerable.Range(0, MostDigits).Select(i => string.Create(CultureInfo.InvariantCulture, $"E{i}"))];

    /// <param name="text">The value, not empty, without white space around it.</param>
    /// <param name="number">How it is written, where the shape is one of numbers.</param>
    public static FieldShapes Of(ReadOnlySpan<char> text, out DecimalText number)
    {
        if (text[0] is (>= '0' and <= '9') or '-' or '.')
        {
            return OfNumberOrDate(text, out number);
        }

        number = default;
        return text.Equals("true", StringComparison.OrdinalIgnoreCase) || text.Equals("false", StringComparison.OrdinalIgnoreCase)
            ? FieldShapes.Boolean
            : FieldShapes.Text;
    }

    private static FieldShapes OfNumberOrDate(ReadOnlySpan<char> text, out DecimalText number)
    {
        if (!DecimalText.TryRead(text, out number))
        {
            return text.Length < 10 || text[4] != '-' ? FieldShapes.Text
                : IsoTimestamp.TryParseDate(text, out _) ? FieldShapes.Date
                : IsoTimestamp.TryParse(text, out _) ? FieldShapes.Timestamp
                : FieldShapes.Text;
        }

        // More than one digit before the point, and the first a zero: it is some code.
        if (number.WholeDigits > 1 && text[number.IsNegative ? 1 : 0] == '0')
        {
            return FieldShapes.Text;
        }

        if (number.IsWhole)
        {
            return OfInteger(text, number);
        }

        return number.WholeDigits + number.FractionDigits <= SafeDigits && number.Exponent is >= -SafeExponent and <= SafeExponent ? FieldShapes.Number
            : number.TryRound(out _, out var keepsDigits) && keepsDigits ? FieldShapes.Number
            : OfLongNumber(text);
    }

    private static FieldShapes OfInteger(ReadOnlySpan<char> text, in DecimalText number)
    {
        if (number.WholeDigits <= SafeDigits)
        {
            // An integer has no negative zero.
            return number.IsNegative && text[1] == '0' ? FieldShapes.Number : FieldShapes.Integer;
        }

        return !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? FieldShapes.Text
            : value is >= -LargestExactInteger and <= LargestExactInteger ? FieldShapes.Integer
            : FieldShapes.LongInteger;
    }

    // Whether the nearest double, written with as many digits, gives the same ones. Those that some program wrote
    // from a double do, however many there are.
    private static FieldShapes OfLongNumber(ReadOnlySpan<char> text)
    {
        Span<char> digits = stackalloc char[MostDigits];
        if (!TryTakeDigits(text, digits, out var count))
        {
            return FieldShapes.LongNumber;
        }

        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || !double.IsFinite(number))
        {
            return FieldShapes.Text;
        }

        // The shortest digits that give the double back are quick to find and mostly those of the file.
        return count == 0 || HasDigits(number, default, digits[..count]) || HasDigits(number, Formats[count - 1], digits[..count])
            ? FieldShapes.Number
            : FieldShapes.LongNumber;
    }

    private static bool HasDigits(double number, ReadOnlySpan<char> format, ReadOnlySpan<char> digits)
    {
        Span<char> written = stackalloc char[2 * MostDigits];
        Span<char> writtenDigits = stackalloc char[2 * MostDigits];
        return number.TryFormat(written, out var length, format, CultureInfo.InvariantCulture)
            && TryTakeDigits(written[..length], writtenDigits, out var count)
            && writtenDigits[..count].SequenceEqual(digits);
    }

    // The significant digits; false where there are more than fit.
    private static bool TryTakeDigits(ReadOnlySpan<char> number, Span<char> digits, out int count)
    {
        count = 0;
        foreach (var character in number)
        {
            if (character is 'e' or 'E')
            {
                break;
            }

            if (character is not (>= '0' and <= '9') || (count == 0 && character == '0'))
            {
                continue;
            }

            if (count == digits.Length)
            {
                return false;
            }

            digits[count++] = character;
        }

        return true;
    }
}
