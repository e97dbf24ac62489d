using Slipway.Columns;

namespace Slipway.Features;

/// <summary>Learns a column of numbers.</summary>
internal static class NumberFit
{
    public static ColumnFit Fit(Column column)
    {
        var encoded = new float[column.Count];
        NumberEncoder.Encode(column, encoded, 1);
        var values = Values(column);
        if (values.Length == 0)
        {
            return FeatureFitter.Unfit(column, "all of its values are NULL or not a number");
        }

        var quantiles = Quantiles.Of(values);
        var feature = new Feature
        {
            Name = column.Info.Name,
            Type = column.Info.Type,
            Nullable = values.Length < column.Count,
            Min = quantiles[0],
            Max = quantiles[^1],
            Quantiles = quantiles,
            ShareMissing = 1 - values.Length / (double)column.Count,
        };
        var tally = new FeatureTally(feature);
        tally.AddNumbers(encoded);
        feature = feature with { Counts = tally.Counts, ShareFractional = tally.Fractional / (double)tally.Values };
        return new ColumnFit(feature, ReasonAgainst(feature));
    }

    /// <summary>All values but the missing ones; infinities as float32's ends, which JSON can hold.</summary>
    private static Span<double> Values(Column column)
    {
        var values = new double[column.Count];
        var count = 0;
        if (column is DoubleColumn doubles)
        {
            var source = doubles.Values;
            for (var row = 0; row < source.Length; row++)
            {
                var value = source[row];
                values[count] = double.IsFinite(value) ? value : Math.CopySign(float.MaxValue, value);
                count += double.IsNaN(value) || column.Nulls[row] ? 0 : 1;
            }
        }
        else if (column is Int64Column integers)
        {
            var source = integers.Values;
            for (var row = 0; row < source.Length; row++)
            {
                values[count] = source[row];
                count += column.Nulls[row] ? 0 : 1;
            }
        }

        return values.AsSpan(0, count);
    }

    private static string? ReasonAgainst(Feature feature)
    {
        // A single value beside NULLs still tells two kinds of row apart.
        return feature.Nullable || (float)feature.Min! != (float)feature.Max!
            ? null
            : $"all of its values are {ContractText.Number(feature.Min.Value)}";
    }
}
