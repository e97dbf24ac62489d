using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Walking;

/// <summary>A node of a tree that is walked.</summary>
internal readonly record struct WalkedNode
{
    public required float Threshold { get; init; }

    /// <summary>The value's place in a row; for a leaf any.</summary>
    public required int Column { get; init; }

    public required SplitKind Kind { get; init; }

    /// <summary>For sets: which.</summary>
    public required int CategorySet { get; init; }

    /// <summary>For a leaf: where its value is; for others -1.</summary>
    public required int Leaf { get; init; }
}
