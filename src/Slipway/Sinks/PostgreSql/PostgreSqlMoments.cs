using Slipway.Columns;

namespace Slipway.Sinks.PostgreSql;

/// <summary>Days and moments as Npgsql takes them.</summary>
internal static class PostgreSqlMoments
{
    /// <param name="days">Since 1970-01-01.</param>
    public static DateOnly Day(long days) => DateOnly.FromDateTime(DateTime.UnixEpoch.AddDays(days));

    /// <summary>The driver tells timestamps with and without time zone apart by the kind of the value.</summary>
    /// <param name="column">A column of timestamps.</param>
    /// <param name="microseconds">Since 1970-01-01.</param>
    public static DateTime Moment(ColumnInfo column, long microseconds) => DateTime.SpecifyKind(
        DateTime.UnixEpoch.AddMicroseconds(microseconds), column.HasTimeZone == true ? DateTimeKind.Utc : DateTimeKind.Unspecified);
}
