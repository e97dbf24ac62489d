using Slipway.Columns;

namespace Slipway.Features;

/// <summary>The type that a column must have to hold what a feature was in training.</summary>
internal static class TypeNeeds
{
    // Values with more digits after the point are likely no decimals.
    private const int MostScale = 6;

    // What a double holds exactly.
    private const int MostPrecision = 15;

    private const int LeastPrecision = 10;

    public static NeededType Of(Feature feature) => feature.Type switch
    {
        ColumnType.Text or ColumnType.Date => new NeededType(feature.Type),
        ColumnType.Timestamp => new NeededType(ColumnType.Timestamp) { HasTimeZone = feature.HasTimeZone == true },
        _ => OfNumbers(feature),
    };

    private static NeededType OfNumbers(Feature feature)
    {
        var whole = WholeDigits(Math.Max(Math.Abs(feature.Min ?? 0), Math.Abs(feature.Max ?? 0)));
        if (feature.ShareFractional == 0)
        {
            return whole <= MostPrecision ? new NeededType(ColumnType.Integer) { Precision = whole } : new NeededType(ColumnType.Number);
        }

        var scale = whole <= MostPrecision && feature.Quantiles is { } values ? values.Max(value => ((decimal)value).Scale) : int.MaxValue;
        return scale <= MostScale
            ? new NeededType(ColumnType.Decimal) { Precision = Math.Max(LeastPrecision, whole + scale), Scale = Math.Max(1, scale) }
            : new NeededType(ColumnType.Number);
    }

    private static int WholeDigits(double largest) => largest < 1 ? 1 : (int)Math.Floor(Math.Log10(largest)) + 1;
}
