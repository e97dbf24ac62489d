using System.Globalization;
using Slipway.Columns;

namespace Slipway.Reports;

/// <summary>A column's values as a report counts and names them.</summary>
internal static class FeatureValues
{
    /// <summary>The values that are not NULL (dates as days, timestamps as microseconds); empty for text.</summary>
    public static double[] Numeric(Column column)
    {
        var rows = Enumerable.Range(0, column.Count).Where(row => !column.Nulls[row]);
        return column switch
        {
            Int64Column integers => [.. rows.Select(row => (double)integers.Values[row])],
            DoubleColumn doubles => [.. rows.Where(row => double.IsFinite(doubles.Values[row])).Select(row => doubles.Values[row])],
            _ => [],
        };
    }

    /// <summary>A value of a column's type for people.</summary>
    public static string Text(ColumnType type, double value) => type switch
    {
        ColumnType.Boolean => value == 0 ? "false" : "true",
        ColumnType.Date => Moment(value * TimeSpan.TicksPerDay, "yyyy-MM-dd"),
        ColumnType.Timestamp => Moment(value * TimeSpan.TicksPerMicrosecond, "yyyy-MM-dd HH:mm"),
        // Years and codes are integers too, so no thousands are set apart.
        ColumnType.Integer when Math.Abs(value) < 1e9 => value.ToString("0.##", CultureInfo.InvariantCulture).Replace('-', '\u2212'),
        _ => Numbers.Text(value),
    };

    private static string Moment(double ticks, string format)
    {
        var absolute = Math.Clamp(ticks + DateTime.UnixEpoch.Ticks, 0, DateTime.MaxValue.Ticks - 1e9);
        return new DateTime((long)absolute, DateTimeKind.Utc).ToString(format, CultureInfo.InvariantCulture);
    }
}
