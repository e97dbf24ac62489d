namespace Slipway.Models;

/// <summary>
/// An inner node of a tree. What is missing by its <see cref="Missing"/> rule goes to the default side. Of the rest, a numerical split sends
/// left what is at most (or less than) its <see cref="Threshold"/>; a categorical split sends left the categories of its set, with fractions
/// cut off, and all else right.
/// </summary>
internal readonly record struct Split
{
    /// <summary>The model column that is asked.</summary>
    public required int Feature { get; init; }

    /// <summary>The set of categories, as an index for <see cref="Tree.CategorySet"/>; negative for a numerical split.</summary>
    public required int CategorySet { get; init; }

    /// <summary>Of a numerical split; it can be infinite.</summary>
    public required double Threshold { get; init; }

    /// <summary>Of a numerical split.</summary>
    public Comparison Comparison { get; init; }

    public required MissingRule Missing { get; init; }

    public required bool DefaultLeft { get; init; }

    /// <summary>The next node: the index of a split, or for leaf i the complement <c>~i</c>.</summary>
    public required int Left { get; init; }

    /// <summary>Like <see cref="Left"/>.</summary>
    public required int Right { get; init; }

    public bool IsCategorical => CategorySet >= 0;
}
