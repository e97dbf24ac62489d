namespace Slipway.Sources.PostgreSql.Copy;

/// <summary>
/// The binary form of COPY, in which rows come and go without a message for each value: https://www.postgresql.org/docs/15/sql-copy.html.
/// A row is the number of its values (16 bits), then each value's length (32 bits) and bytes; all numbers are big-endian.
/// </summary>
internal static class CopyFormat
{
    /// <summary>In place of a row's number of values: there are no more rows.</summary>
    public const short NoMoreRows = -1;

    /// <summary>In place of a value's length.</summary>
    public const int Null = -1;

    /// <summary>Days are counted from the year 2000 on; so many later than Unix does.</summary>
    public const int DaysAfterUnix = 10_957;

    /// <summary>Moments are counted in microseconds from the year 2000 on; so many later than Unix does.</summary>
    public const long MicrosecondsAfterUnix = DaysAfterUnix * MicrosecondsPerDay;

    public const long MicrosecondsPerDay = 86_400_000_000;

    /// <summary>What stands before the rows: signature, flags, and the length (32 bits) of what more there is to skip, which is nothing.</summary>
    public static ReadOnlySpan<byte> Head =>
        [(byte)'P', (byte)'G', (byte)'C', (byte)'O', (byte)'P', (byte)'Y', (byte)'\n', 0xff, (byte)'\r', (byte)'\n', 0, 0, 0, 0, 0, 0, 0, 0, 0];
}
