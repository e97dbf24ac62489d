using System.Diagnostics.CodeAnalysis;
using Slipway.Scoring.Compilation;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Walking;

/// <summary>A node of a tree that is walked, in 16 bytes: both sides of a node lie in one line of the processor's cache.</summary>
[SuppressMessage("Design", "CA1051", Justification = "Plain memory that pointers walk through.")]
internal readonly struct WalkedNode
{
    /// <summary>NaN for a leaf, which no value is at most.</summary>
    public readonly float Threshold;

    /// <summary>Where its right side is, and after that its left one; of a leaf itself.</summary>
    public readonly int Right;

    /// <summary>The value's place in a row; for a leaf any.</summary>
    public readonly int Column;

    /// <summary>The kind, and for sets eight times which.</summary>
    private readonly int _question;

    /// <summary>An inner node.</summary>
    public WalkedNode(in SharedSplit split, int column, int right)
    {
        Threshold = split.Threshold;
        Right = right;
        Column = column;
        _question = checked(8 * Math.Max(0, split.CategorySet)) + (int)split.Kind;
    }

    /// <summary>A leaf.</summary>
    public WalkedNode(int place)
    {
        Threshold = float.NaN;
        Right = place;
        _question = (int)SplitKind.LessOrEqual;
    }

    public SplitKind Kind => (SplitKind)(_question & 7);

    public int CategorySet => _question >> 3;
}
