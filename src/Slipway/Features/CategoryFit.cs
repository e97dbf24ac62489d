using Slipway.Columns;

namespace Slipway.Features;

/// <summary>Learns a column of text whose categories and their codes are known already.</summary>
internal static class CategoryFit
{
    /// <param name="column">The text.</param>
    /// <param name="categories">The values, in the order of their codes.</param>
    /// <param name="unseenExample">The first value that is none of them; null where there is none.</param>
    public static Feature Fit(Column column, IReadOnlyList<string> categories, out string? unseenExample)
    {
        var codes = new float[column.Count];
        new CategoryEncoder(categories).Encode(column, codes, firstRowNumber: 1);
        var feature = new Feature
        {
            Name = column.Info.Name,
            Type = column.Info.Type,
            Nullable = column.Nulls.Count > 0,
            Categories = categories,
            ShareMissing = column.Nulls.Count / (double)column.Count,
        };
        var tally = new FeatureTally(feature);
        tally.AddCodes(column, codes);
        unseenExample = tally.UnseenExample;
        return feature with { Counts = tally.Counts, RareRows = tally.Unseen };
    }
}
