namespace Slipway.Features;

/// <summary>A number taken from a date or timestamp.</summary>
internal enum DatePart
{
    Year,
    Month,
    Day,

    /// <summary>1 for Monday to 7 for Sunday.</summary>
    Weekday,

    /// <summary>1 for the first of January.</summary>
    YearDay,

    /// <summary>Days since 1970-01-01.</summary>
    EpochDay,

    /// <summary>Seconds since midnight.</summary>
    DaySecond,
}
