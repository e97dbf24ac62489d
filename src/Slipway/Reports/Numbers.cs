using System.Globalization;

namespace Slipway.Reports;

/// <summary>Numbers as a report needs them: short and finite.</summary>
internal static class Numbers
{
    /// <summary>The nearest number of a few significant digits, so that its JSON is short.</summary>
    public static double Round(double value, int digits = 5) =>
        double.Parse(value.ToString("E" + (digits - 1), CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

    /// <summary>The rounded number, or null for NaN and infinities, which JSON does not have.</summary>
    public static double? Finite(double value, int digits = 5) => double.IsFinite(value) ? Round(value, digits) : null;

    /// <summary>A number for people: three significant digits, every digit before the point, thousands apart.</summary>
    public static string Text(double value) => Digits(value).Replace('-', '\u2212');

    /// <summary>A share as a percentage, with more digits close to 0 and 1, which it never falsely shows.</summary>
    public static string Percent(double share)
    {
        var percent = share * 100;
        var text = Math.Round(percent) is var whole && (whole > 0 || share <= 0) && (whole < 100 || share >= 1)
            ? whole.ToString("0", CultureInfo.InvariantCulture)
            : Math.Clamp(Math.Round(percent, 1), 0.1, 99.9).ToString("0.#", CultureInfo.InvariantCulture);
        return text + " %";
    }

    /// <summary>The value at a share of an ascending array, between neighbours by straight line.</summary>
    public static double Quantile(ReadOnlySpan<double> ascending, double share)
    {
        var position = share * (ascending.Length - 1);
        var below = (int)position;
        var above = Math.Min(below + 1, ascending.Length - 1);
        return ascending[below] + (position - below) * (ascending[above] - ascending[below]);
    }

    private static string Digits(double value) => Math.Abs(value) switch
    {
        0 => "0",
        >= 1e8 or < 1e-4 => Round(value, 3).ToString("0.##e0", CultureInfo.InvariantCulture),
        >= 100 => value.ToString("#,0", CultureInfo.InvariantCulture),
        _ => Round(value, 3).ToString("0.######", CultureInfo.InvariantCulture),
    };
}
