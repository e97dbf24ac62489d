namespace Slipway.Models;

/// <summary>How a row's raw scores become its predictions.</summary>
/// <param name="Kind">The function.</param>
/// <param name="Coefficient">For a sigmoid, the factor of the score in its exponent; else 1.</param>
internal sealed record OutputTransform(OutputTransformKind Kind, double Coefficient = 1)
{
    /// <summary>True where a sigmoid's value is the predicted number itself, such as a share, and not the probability of one of a target's classes.</summary>
    public bool PredictsShare { get; init; }

    public static OutputTransform Identity { get; } = new(OutputTransformKind.Identity);
}
