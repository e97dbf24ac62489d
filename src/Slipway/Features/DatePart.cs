namespace Slipway.Features;

/// <summary>A number taken from a date or timestamp.</summary>
internal enum DatePart
{
    Year,
    Month,
    Day,
    Weekday,
    YearDay,

    /// <summary>Days since 1970-01-01.</summary>
    EpochDay,

    /// <summary>Seconds since midnight.</summary>
    DaySecond,
}
