namespace Slipway.Scoring.Tables;

/// <summary>Splits of one feature and kind, in consecutive slots.</summary>
internal struct SplitRun
{
    public int Feature;
    public SplitKind Kind;
    public int Count;
    public int FirstSlot;

    /// <summary>Where its thresholds begin, or its first <see cref="CategoryTable"/>.</summary>
    public int First;

    /// <summary>Where its thresholds' search tree begins; -1 if it has none.</summary>
    public int FirstRank;

    /// <summary>The levels of that tree.</summary>
    public int RankLevels;

    /// <summary>For sets: the categories that they are chosen from.</summary>
    public int Categories;
}
