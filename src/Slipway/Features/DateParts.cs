namespace Slipway.Features;

/// <summary>Takes dates and timestamps apart, in the proleptic Gregorian calendar and for years of any sign.</summary>
internal static class DateParts
{
    public const long MicrosecondsPerDay = 86_400_000_000;

    private const int DaysPerEra = 146_097;

    /// <summary>The parts that can be taken from a date; a timestamp also has <see cref="DatePart.DaySecond"/>.</summary>
    public static IReadOnlyList<DatePart> OfDate { get; } =
        [DatePart.Year, DatePart.Month, DatePart.Day, DatePart.Weekday, DatePart.YearDay, DatePart.EpochDay];

    public static IReadOnlyList<DatePart> OfTimestamp { get; } = [.. OfDate, DatePart.DaySecond];

    /// <summary>A part's name in a model column's.</summary>
    public static string NameOf(DatePart part) => part switch
    {
        DatePart.Year => "year",
        DatePart.Month => "month",
        DatePart.Day => "day",
        DatePart.Weekday => "weekday",
        DatePart.YearDay => "year_day",
        DatePart.EpochDay => "epoch_day",
        _ => "day_second",
    };

    /// <summary>The day, counted from 1970-01-01, that a timestamp in microseconds falls on.</summary>
    public static long DayOf(long timestamp) =>
        timestamp / MicrosecondsPerDay - (timestamp % MicrosecondsPerDay < 0 ? 1 : 0);

    /// <summary>Writes the given parts of a moment.</summary>
    /// <param name="epochDay">Days since 1970-01-01.</param>
    /// <param name="microsecondOfDay">Microseconds since midnight; 0 for a date.</param>
    /// <param name="parts">Which parts to write.</param>
    /// <param name="values">One value for each part.</param>
    public static void Split(long epochDay, long microsecondOfDay, ReadOnlySpan<DatePart> parts, Span<float> values)
    {
        // Counting from a first of March makes the leap day the last of its year; see Howard Hinnant,
        // "chrono-Compatible Low-Level Date Algorithms".
        var shifted = epochDay + 719_468;
        var era = shifted / DaysPerEra - (shifted % DaysPerEra < 0 ? 1 : 0);
        var dayOfEra = (int)(shifted - era * DaysPerEra);
        var yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        var dayFromMarch = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        var monthFromMarch = (5 * dayFromMarch + 2) / 153;
        var month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        var year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        for (var i = 0; i < parts.Length; i++)
        {
            values[i] = parts[i] switch
            {
                DatePart.Year => year,
                DatePart.Month => month,
                DatePart.Day => dayFromMarch - (153 * monthFromMarch + 2) / 5 + 1,
                DatePart.Weekday => (int)((epochDay % 7 + 10) % 7) + 1,
                DatePart.YearDay => month <= 2 ? dayFromMarch - 305 : dayFromMarch + 60 + (IsLeap(year) ? 1 : 0),
                DatePart.EpochDay => epochDay,
                _ => (float)(microsecondOfDay / 1e6),
            };
        }
    }

    private static bool IsLeap(long year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
}
