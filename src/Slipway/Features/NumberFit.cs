using System.Buffers;
using Slipway.Columns;

namespace Slipway.Features;

/// <summary>Learns a column of numbers.</summary>
internal static class NumberFit
{
    public static ColumnFit Fit(Column column)
    {
        // From the pool: a table has many columns, and each would leave arrays as long as itself behind.
        var values = ArrayPool<double>.Shared.Rent(column.Count);
        var encoded = ArrayPool<float>.Shared.Rent(column.Count);
        try
        {
            NumberEncoder.Encode(column, encoded.AsSpan(0, column.Count), 1);
            return Fit(column, values.AsSpan(0, CopyValues(column, values)), encoded.AsSpan(0, column.Count));
        }
        finally
        {
            ArrayPool<double>.Shared.Return(values);
            ArrayPool<float>.Shared.Return(encoded);
        }
    }

    private static ColumnFit Fit(Column column, Span<double> values, ReadOnlySpan<float> encoded)
    {
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

    /// <summary>All values but the missing ones, and how many they are; infinities as float32's ends, which JSON can hold.</summary>
    private static int CopyValues(Column column, Span<double> values)
    {
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

        return count;
    }

    private static string? ReasonAgainst(Feature feature)
    {
        // A single value beside NULLs still tells two kinds of row apart.
        var (least, largest) = (feature.Min!.Value, feature.Max!.Value);
        return feature.Nullable || (float)least != (float)largest ? null
            : least == largest ? $"all of its values are {ContractText.Number(least)}"
            : FormattableString.Invariant($"its values, from {least} to {largest}, are one in the 32 bits of a feature; take what they share off in a query");
    }
}
