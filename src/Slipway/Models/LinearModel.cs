namespace Slipway.Models;

/// <summary>A linear model: each output's score is its intercept and the features times its weights.</summary>
internal sealed class LinearModel : Estimator
{
    /// <param name="featureNames">The model columns' names, in their order.</param>
    /// <param name="weights">Output by output, one weight a feature.</param>
    /// <param name="intercepts">One an output.</param>
    /// <param name="transform">From scores to predictions.</param>
    /// <exception cref="ArgumentException">There are more or fewer weights than outputs times features, or no outputs.</exception>
    public LinearModel(IReadOnlyList<string> featureNames, double[] weights, double[] intercepts, OutputTransform transform)
        : base(featureNames, intercepts.Length, transform)
    {
        if (intercepts.Length == 0)
        {
            throw new ArgumentException("a model has at least one output, but there is none");
        }

        if (weights.Length != (long)featureNames.Count * intercepts.Length)
        {
            throw new ArgumentException($"{intercepts.Length} outputs of {featureNames.Count} features need {(long)featureNames.Count * intercepts.Length} weights, but there are {weights.Length}");
        }

        Weights = weights;
        Intercepts = intercepts;
    }

    /// <summary>Output by output, one weight a feature.</summary>
    public IReadOnlyList<double> Weights { get; }

    public IReadOnlyList<double> Intercepts { get; }
}
