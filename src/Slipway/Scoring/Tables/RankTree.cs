namespace Slipway.Scoring.Tables;

/// <summary>
/// A run's sorted thresholds as a complete binary search tree, level by level, so that registers hold a level and many values are searched
/// for at once. A value's rank is the count of thresholds that it is beyond; it goes left at all thresholds from its rank on. Bit l of a
/// position is what level l decided: positions of a level count its thresholds in bit-reversed order.
/// </summary>
internal static class RankTree
{
    public const int MaxLevels = 8;

    /// <summary>Thresholds of a tree; ranks are at most as large.</summary>
    public const int MaxThresholds = (1 << MaxLevels) - 1;

    public const int MinLevels = 5;

    /// <summary>Fewer thresholds are compared one by one.</summary>
    public const int MinThresholds = 1 << (MinLevels - 1);

    /// <summary>Splits are answered in steps of this; slots after the last one are written too, up to a multiple of it.</summary>
    public const int AnswerStep = 8;

    /// <summary>Where a level begins, and so how long a tree of as many levels is; the smaller levels are as long as a register.</summary>
    public static int First(int level) => level <= 4 ? 16 * level : 16 * ((1 << (level - 4)) + 3);
}
