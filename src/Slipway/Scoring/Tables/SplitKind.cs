namespace Slipway.Scoring.Tables;

/// <summary>The question that a split asks, with its missing values settled: which rows go left.</summary>
internal enum SplitKind
{
    /// <summary>value &lt;= threshold; NaN goes right.</summary>
    LessOrEqual,

    /// <summary>not value &gt; threshold; NaN goes left.</summary>
    NotGreater,

    /// <summary>value &lt;= threshold and no zero; zeros and NaN go right.</summary>
    LessOrEqualNoZero,

    /// <summary>not value &gt; threshold, or a zero; zeros and NaN go left.</summary>
    NotGreaterOrZero,

    /// <summary>The category belongs to the set; NaN goes right.</summary>
    InSet,

    /// <summary>The category belongs to the set, or is NaN.</summary>
    InSetOrMissing,
}
