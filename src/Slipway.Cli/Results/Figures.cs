using System.Globalization;

namespace Slipway.Cli.Results;

/// <summary>Numbers as people read them.</summary>
internal static class Figures
{
    /// <summary>Five significant digits; very large and very small numbers with an exponent.</summary>
    public static string Measure(double value) => value.ToString("G5", CultureInfo.InvariantCulture);

    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>0.123 as <c>12.3 %</c>.</summary>
    public static string Share(double share) => (share * 100).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    public static string Time(TimeSpan time) => time.TotalSeconds < 60
        ? time.TotalSeconds.ToString("0.00", CultureInfo.InvariantCulture) + " s"
        : time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture);

    /// <summary>A moment in UTC, to the second.</summary>
    public static string Moment(DateTime utc) => utc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>A metric's or enum's name with spaces.</summary>
    public static string Words(string name) => name.Replace('_', ' ');
}
