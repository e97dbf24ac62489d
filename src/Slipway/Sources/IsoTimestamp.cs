using System.Buffers.Text;
using System.Text;

namespace Slipway.Sources;

/// <summary>
/// Dates and moments as ISO 8601 text: <c>2024-05-01</c>, <c>2024-05-01T12:30</c>, <c>2024-05-01 12:30:15.25+02:00</c>. What has an
/// offset or a Z is brought to UTC; what has none is taken as it stands.
/// </summary>
internal static class IsoTimestamp
{
    private const int DateLength = 10;
    private const long MicrosecondsPerSecond = 1_000_000;
    private const long FirstMicrosecond = -62_135_596_800_000_000;
    private const long LastMicrosecond = 253_402_300_799_999_999;

    /// <summary>Reads a day alone, as days since 1970-01-01.</summary>
    public static bool TryParseDate(ReadOnlySpan<byte> utf8, out long days)
    {
        days = 0;
        if (utf8.Length != DateLength || utf8[4] != '-' || utf8[7] != '-'
            || !TryDigits(utf8[..4], out var year) || !TryDigits(utf8.Slice(5, 2), out var month) || !TryDigits(utf8.Slice(8, 2), out var day)
            || year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        days = new DateOnly(year, month, day).DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
        return true;
    }

    /// <summary>Reads a day or a moment, as microseconds since 1970-01-01. Digits beyond microseconds must be zeros.</summary>
    public static bool TryParse(ReadOnlySpan<byte> utf8, out long microseconds)
    {
        microseconds = 0;
        if (utf8.Length < DateLength || !TryParseDate(utf8[..DateLength], out var days))
        {
            return false;
        }

        long time = 0;
        if (utf8.Length > DateLength && (utf8[DateLength] is not ((byte)'T' or (byte)' ' or (byte)'t') || !TryParseTime(utf8[(DateLength + 1)..], out time)))
        {
            return false;
        }

        // An offset can lead out of the years 1 to 9999.
        microseconds = days * 86_400 * MicrosecondsPerSecond + time;
        return microseconds is >= FirstMicrosecond and <= LastMicrosecond;
    }

    /// <summary>As <see cref="TryParse(ReadOnlySpan{byte}, out long)"/>.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out long microseconds)
    {
        microseconds = 0;
        Span<byte> ascii = stackalloc byte[64];
        return text.Length <= ascii.Length && Ascii.FromUtf16(text, ascii, out var length) == System.Buffers.OperationStatus.Done
            && TryParse(ascii[..length], out microseconds);
    }

    /// <summary>As <see cref="TryParseDate(ReadOnlySpan{byte}, out long)"/>.</summary>
    public static bool TryParseDate(ReadOnlySpan<char> text, out long days)
    {
        days = 0;
        Span<byte> ascii = stackalloc byte[DateLength];
        return text.Length == DateLength && Ascii.FromUtf16(text, ascii, out _) == System.Buffers.OperationStatus.Done
            && TryParseDate(ascii, out days);
    }

    // HH:mm, then :ss, then a fraction, then an offset, each optional after the one before; an offset may follow any.
    private static bool TryParseTime(ReadOnlySpan<byte> text, out long microseconds)
    {
        microseconds = 0;
        if (!TryTakePair(ref text, 23, out var hours) || text.IsEmpty || text[0] != ':')
        {
            return false;
        }

        text = text[1..];
        var seconds = 0;
        long fraction = 0;
        if (!TryTakePair(ref text, 59, out var minutes)
            || (!text.IsEmpty && text[0] == ':' && !TryTakeSeconds(ref text, out seconds, out fraction))
            || !TryParseOffset(text, out var offsetMinutes))
        {
            return false;
        }

        microseconds = ((hours * 60L + minutes - offsetMinutes) * 60 + seconds) * MicrosecondsPerSecond + fraction;
        return true;
    }

    private static bool TryTakeSeconds(ref ReadOnlySpan<byte> text, out int seconds, out long fraction)
    {
        fraction = 0;
        text = text[1..];
        if (!TryTakePair(ref text, 59, out seconds))
        {
            return false;
        }

        if (text.IsEmpty || text[0] is not ((byte)'.' or (byte)','))
        {
            return true;
        }

        var digits = text[1..];
        var length = digits.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        length = length < 0 ? digits.Length : length;
        for (var i = 0; i < Math.Max(length, 6); i++)
        {
            var digit = i < length ? digits[i] - '0' : 0;
            if (i >= 6 && digit != 0)
            {
                return false;
            }

            fraction = i < 6 ? fraction * 10 + digit : fraction;
        }

        text = digits[length..];
        return length > 0;
    }

    // Z, +hh, +hhmm or +hh:mm, perhaps after a space; nothing is an offset of 0.
    private static bool TryParseOffset(ReadOnlySpan<byte> text, out int minutes)
    {
        minutes = 0;
        text = text.TrimStart((byte)' ');
        if (text.IsEmpty || text is [(byte)'Z' or (byte)'z'])
        {
            return true;
        }

        if (text[0] is not ((byte)'+' or (byte)'-'))
        {
            return false;
        }

        var sign = text[0] == '-' ? -1 : 1;
        text = text[1..];
        if (!TryTakePair(ref text, 23, out var hours))
        {
            return false;
        }

        text = text is [(byte)':', ..] ? text[1..] : text;
        var rest = 0;
        if (!text.IsEmpty && (!TryTakePair(ref text, 59, out rest) || !text.IsEmpty))
        {
            return false;
        }

        minutes = sign * (hours * 60 + rest);
        return true;
    }

    private static bool TryTakePair(ref ReadOnlySpan<byte> text, int maximum, out int value)
    {
        value = 0;
        if (text.Length < 2 || !TryDigits(text[..2], out value) || value > maximum)
        {
            return false;
        }

        text = text[2..];
        return true;
    }

    private static bool TryDigits(ReadOnlySpan<byte> text, out int value) =>
        Utf8Parser.TryParse(text, out value, out var consumed) && consumed == text.Length && text[0] is >= (byte)'0' and <= (byte)'9';
}
