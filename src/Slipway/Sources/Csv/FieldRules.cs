using System.Globalization;

namespace Slipway.Sources.Csv;

/// <summary>The rules that columns of database tables come with.</summary>
internal static class FieldRules
{
    private const int MicrosecondDigits = 6;

    /// <summary>Whole numbers of a type's range.</summary>
    public static FieldRule WholeNumber(string sqlType, long least, long largest) => new(
        sqlType, FormattableString.Invariant($"a whole number from {least} to {largest} ({sqlType})"),
        text => !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || (value >= least && value <= largest));

    /// <summary>Numbers that a column of fixed digits holds without rounding.</summary>
    public static FieldRule Digits(string sqlType, int precision, int scale) => new(
        sqlType, FormattableString.Invariant($"at most {precision - scale} digits before the point and {scale} after it ({sqlType})"),
        text => FitsDigits(text, precision - scale, scale));

    /// <summary>Numbers that come back from 32 bits with the digits that they have.</summary>
    public static FieldRule SinglePrecision(string sqlType) => new(
        sqlType, $"a number whose digits come back from a {sqlType} of 32 bits", ComesBackFromSingle);

    /// <summary>Text of at most so many characters.</summary>
    public static FieldRule Text(string sqlType, long mostCharacters) => new(
        sqlType, FormattableString.Invariant($"text of at most {mostCharacters} characters ({sqlType})"),
        text => text.Length <= mostCharacters || CountCharacters(text) <= mostCharacters);

    /// <summary>Text without the character NUL, of at most so many characters; null for any number.</summary>
    public static FieldRule TextWithoutNul(string sqlType, long? mostCharacters = null)
    {
        var length = mostCharacters is { } most ? Text(sqlType, most) : null;
        return new FieldRule(
            sqlType, $"{length?.Expected ?? "text"} without the character NUL, which the database can't hold",
            text => !text.Contains('\0') && length?.Holds?.Invoke(text) != false);
    }

    /// <summary>UUIDs.</summary>
    public static FieldRule Uuid(string sqlType) => new(sqlType, "a UUID such as 0188e4b2-5c6f-7000-8000-0242ac120002", text => Guid.TryParse(text, out _));

    /// <summary>Moments with at most so many digits after the second.</summary>
    public static FieldRule Moment(string sqlType, int fractionDigits) => new(
        sqlType, FormattableString.Invariant($"a moment with at most {fractionDigits} digits after the second ({sqlType})"),
        text => !IsoTimestamp.TryParse(text, out var microseconds) || microseconds % (long)Math.Pow(10, MicrosecondDigits - fractionDigits) == 0);

    /// <summary>The rule with no NULL where the column takes none; null where nothing is left to hold to.</summary>
    public static FieldRule? WithNulls(FieldRule? rule, string sqlType, bool takesNull) =>
        takesNull ? rule : (rule ?? new FieldRule(sqlType)) with { TakesNull = false };

    private static bool FitsDigits(ReadOnlySpan<char> text, int wholeDigits, int fractionDigits)
    {
        // Zeros at the end say nothing.
        var significant = text.Contains('.') && !text.ContainsAny('e', 'E') ? text.TrimEnd('0') : text;
        if (!DecimalText.TryRead(significant, out var number))
        {
            return true;
        }

        var isBelowOne = number.WholePlaces == 1 && significant[number.IsNegative ? 1 : 0] == '0';
        return (isBelowOne ? 0 : number.WholePlaces) <= wholeDigits && number.FractionPlaces <= fractionDigits;
    }

    private static bool ComesBackFromSingle(ReadOnlySpan<char> text)
    {
        if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return true;
        }

        var single = (float)number;
        return float.IsFinite(single) && double.Parse(single.ToString("R", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture).Equals(number);
    }

    private static int CountCharacters(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes())
        {
            count++;
        }

        return count;
    }
}
