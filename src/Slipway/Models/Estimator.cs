namespace Slipway.Models;

/// <summary>A model as scoring needs it, and nothing of how it was trained: from model columns to raw scores to predictions.</summary>
/// <param name="featureNames">The model columns' names, in their order.</param>
/// <param name="outputCount">How many scores a row gets: 1, or one a class or target.</param>
/// <param name="transform">From scores to predictions.</param>
internal abstract class Estimator(IReadOnlyList<string> featureNames, int outputCount, OutputTransform transform)
{
    public IReadOnlyList<string> FeatureNames { get; } = featureNames;

    public int FeatureCount => FeatureNames.Count;

    /// <summary>How many scores a row gets: 1, or one a class or target.</summary>
    public int OutputCount { get; } = outputCount;

    public OutputTransform Transform { get; } = transform;

    /// <summary>The classes' names, in the order of their probabilities, where the model file has them; else empty.</summary>
    public IReadOnlyList<string> ClassLabels { get; init; } = [];
}
