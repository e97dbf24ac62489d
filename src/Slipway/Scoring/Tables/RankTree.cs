namespace Slipway.Scoring.Tables;

/// <summary>
/// A run's sorted thresholds as a complete binary search tree, level by level, so that registers hold a level and many values are searched
/// for at once. A value's rank is the count of thresholds that it is beyond; it goes left at all thresholds from its rank on.
/// </summary>
internal static class RankTree
{
    public const int MaxLevels = 7;

    /// <summary>Thresholds of a tree; ranks are at most as large.</summary>
    public const int MaxThresholds = (1 << MaxLevels) - 1;

    /// <summary>Fewer thresholds are compared one by one.</summary>
    public const int MinThresholds = 12;

    /// <summary>Values that a tree takes, whatever its levels.</summary>
    public const int Values = 176;

    /// <summary>Where a level begins; the smaller ones are as long as a register.</summary>
    public static int First(int level) => level <= 5 ? 16 * level : 112;
}
