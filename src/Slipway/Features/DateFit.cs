using Slipway.Columns;

namespace Slipway.Features;

/// <summary>Learns a column of dates or timestamps: which of their parts tell rows apart.</summary>
internal static class DateFit
{
    public static ColumnFit Fit(Column column)
    {
        var moments = (Int64Column)column;
        var values = new double[column.Count - column.Nulls.Count];
        var count = 0;
        for (var row = 0; row < column.Count; row++)
        {
            if (!column.Nulls[row])
            {
                values[count++] = moments.Values[row];
            }
        }

        var quantiles = Quantiles.Of(values);
        var parts = VaryingParts(column);
        var feature = new Feature
        {
            Name = column.Info.Name,
            Type = column.Info.Type,
            Nullable = column.Nulls.Count > 0,
            HasTimeZone = column.Info.HasTimeZone,
            Parts = parts.Count > 0 ? parts : [DatePart.EpochDay],
            Min = quantiles[0],
            Max = quantiles[^1],
            Quantiles = quantiles,
            ShareMissing = column.Nulls.Count / (double)column.Count,
        };
        var tally = new FeatureTally(feature);
        tally.AddMoments(column, feature.Type);
        return new ColumnFit(
            feature with { Counts = tally.Counts },
            parts.Count > 0 || feature.Nullable ? null : $"all of its values are {column.Format(0)}");
    }

    private static List<DatePart> VaryingParts(Column column)
    {
        var all = column.Info.Type == ColumnType.Date ? DateParts.OfDate : DateParts.OfTimestamp;
        var encoded = new FeatureMatrix(all.Count, column.Count) { RowCount = column.Count };
        DateEncoder.Encode(column, all, encoded, 0, 1);
        var varying = new List<DatePart>();
        for (var part = 0; part < all.Count; part++)
        {
            var (least, largest) = (float.PositiveInfinity, float.NegativeInfinity);
            foreach (var value in encoded.Column(part))
            {
                least = value < least ? value : least;
                largest = value > largest ? value : largest;
            }

            if (least < largest)
            {
                varying.Add(all[part]);
            }
        }

        return varying;
    }
}
