using Slipway.Sources.PostgreSql.Copy;

namespace Slipway.Sources.PostgreSql;

/// <summary>PostgreSQL's dates and moments, which go from 4713 BC to the year 294276 and to infinity, within the years that are taken here: 1 to 9999.</summary>
internal static class PostgreSqlMoments
{
    private const int FirstDay = -730_119;
    private const int LastDay = 2_921_939;

    /// <param name="days">Since 2000.</param>
    /// <returns>Days since 1970; null for an infinity, which is no date.</returns>
    /// <exception cref="OverflowException">It is not within the years 1 to 9999.</exception>
    public static long? Days(int days) => days is int.MinValue or int.MaxValue ? null : Within(days, FirstDay, LastDay) + CopyFormat.DaysAfterUnix;

    /// <param name="microseconds">Since 2000.</param>
    /// <returns>Microseconds since 1970; null for an infinity, which is no moment.</returns>
    /// <exception cref="OverflowException">It is not within the years 1 to 9999.</exception>
    public static long? Microseconds(long microseconds) => microseconds is long.MinValue or long.MaxValue
        ? null
        : Within(microseconds, FirstDay * CopyFormat.MicrosecondsPerDay, (LastDay + 1) * CopyFormat.MicrosecondsPerDay - 1) + CopyFormat.MicrosecondsAfterUnix;

    private static long Within(long value, long first, long last) =>
        value >= first && value <= last ? value : throw new OverflowException("it is not within the years 1 to 9999");
}
