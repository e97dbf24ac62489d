using Slipway.Columns;

namespace Slipway.Features;

/// <summary>Dates and timestamps to their parts; NULL becomes NaN in each.</summary>
internal static class DateEncoder
{
    /// <param name="column">Days or microseconds since 1970, by its declared type.</param>
    /// <param name="parts">The parts to take.</param>
    /// <param name="into">Receives them.</param>
    /// <param name="firstColumn">The model column of the first part; the others follow.</param>
    /// <param name="firstRowNumber">The number of the column's first row in the query, for messages.</param>
    /// <exception cref="SlipwayException">A row does not hold a date.</exception>
    public static void Encode(
        Column column, IReadOnlyList<DatePart> parts, FeatureMatrix into, int firstColumn, long firstRowNumber)
    {
        if (column is not Int64Column moments)
        {
            NumberEncoder.RequireAllNull(column, "a date", firstRowNumber);
            for (var part = 0; part < parts.Count; part++)
            {
                into.Column(firstColumn + part).Fill(float.NaN);
            }

            return;
        }

        Fill(moments.Values, column.Info.Type == ColumnType.Date, [.. parts], into, firstColumn);
        for (var part = 0; part < parts.Count; part++)
        {
            NumberEncoder.EncodeNulls(column, into.Column(firstColumn + part));
        }
    }

    private static void Fill(
        ReadOnlySpan<long> moments, bool areDates, ReadOnlySpan<DatePart> parts, FeatureMatrix into, int firstColumn)
    {
        Span<float> values = stackalloc float[DateParts.OfTimestamp.Count];
        var target = into.Values.AsSpan(firstColumn * into.Stride);
        for (var row = 0; row < moments.Length; row++)
        {
            var day = areDates ? moments[row] : DateParts.DayOf(moments[row]);
            var microsecond = areDates ? 0 : moments[row] - day * DateParts.MicrosecondsPerDay;
            DateParts.Split(day, microsecond, parts, values);
            for (var part = 0; part < parts.Length; part++)
            {
                target[part * into.Stride + row] = values[part];
            }
        }
    }
}
