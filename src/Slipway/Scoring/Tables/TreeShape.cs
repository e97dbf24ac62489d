namespace Slipway.Scoring.Tables;

/// <summary>How a tree is evaluated.</summary>
internal enum TreeShape
{
    /// <summary>At most 4 levels: padded to a complete tree of 16 leaves.</summary>
    Shallow,

    /// <summary>At most 64 leaves.</summary>
    Narrow,

    /// <summary>At most 256 leaves.</summary>
    Wide,

    /// <summary>More, or leaves that are not finite: row by row, node by node.</summary>
    Walked,
}
