using Slipway.Models;

namespace Slipway.Scoring.Reference;

/// <summary>A split as the scorer walks over it: indexes count through all trees of the forest.</summary>
internal readonly struct ScorerNode
{
    public double Threshold { get; init; }

    /// <summary>The value's place in a transposed row.</summary>
    public int Column { get; init; }

    /// <summary>The next node, or for leaf i the complement <c>~i</c>.</summary>
    public int Left { get; init; }

    public int Right { get; init; }

    /// <summary>Where the set of categories begins, in words of 32.</summary>
    public int CategoryStart { get; init; }

    public int CategoryWords { get; init; }

    public bool IsCategorical { get; init; }

    public Comparison Comparison { get; init; }

    public MissingRule Missing { get; init; }

    public bool DefaultLeft { get; init; }
}
