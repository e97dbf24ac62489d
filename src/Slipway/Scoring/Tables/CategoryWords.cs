namespace Slipway.Scoring.Tables;

/// <summary>Sets of categories, one bit each.</summary>
internal static class CategoryWords
{
    /// <summary>Words of a short set.</summary>
    public const int Short = 8;

    /// <summary>Categories that a short set can hold.</summary>
    public const int ShortCategories = 32 * Short;
}
