namespace Slipway.Scoring.Tables;

/// <summary>
/// For each category, a word of which bit s tells whether set s of 32 has it; after the categories one word for values in no set, and one for
/// missing ones. A run of splits has a table for each 32 of its sets.
/// </summary>
internal static class CategoryTable
{
    /// <summary>Sets of a table: the bits of a word.</summary>
    public const int Sets = 32;

    /// <summary>Trees with sets that reach further are walked.</summary>
    public const int MaxCategories = 16 * 1024;

    /// <summary>Words of a table.</summary>
    public static int Words(int categories) => categories + 2;

    /// <summary>The word of values in no set.</summary>
    public static int None(int categories) => categories;

    /// <summary>The word of missing values.</summary>
    public static int Missing(int categories) => categories + 1;
}
