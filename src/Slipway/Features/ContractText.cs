using System.Globalization;
using Slipway.Columns;

namespace Slipway.Features;

/// <summary>Numbers as the contract's sentences show them.</summary>
internal static class ContractText
{
    // 0001-01-01 and the day after 9999-12-31, in days since 1970.
    private const int FirstDay = -719_162;
    private const int AfterLastDay = 2_932_897;

    /// <summary>At most seven significant digits, as many as float32 holds.</summary>
    public static string Number(double value) => Math.Abs(value) < 1e15 && value == Math.Truncate(value)
        ? value.ToString("0", CultureInfo.InvariantCulture)
        : value.ToString("G7", CultureInfo.InvariantCulture);

    /// <summary>A share as percent: <c>52.9 %</c>.</summary>
    public static string Percent(double share) =>
        (share * 100).ToString(Math.Abs(share) is > 0 and < 0.001 ? "0.0##" : "0.#", CultureInfo.InvariantCulture) + " %";

    /// <summary>A feature's value: dates and timestamps in ISO 8601.</summary>
    public static string Value(Feature feature, double value)
    {
        if (feature.Parts is null)
        {
            return Number(value);
        }

        var perDay = feature.Type == ColumnType.Date ? 1.0 : DateParts.MicrosecondsPerDay;
        var days = value / perDay;
        return days is >= FirstDay and < AfterLastDay
            ? DateTime.UnixEpoch.AddDays(days).ToString(
                feature.Type == ColumnType.Date ? "yyyy-MM-dd" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture)
            : FormattableString.Invariant($"day {days:0}");
    }
}
