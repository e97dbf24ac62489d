using Slipway.Models.Preparation;

namespace Slipway.Models;

/// <summary>A model behind steps that change its rows first, such as the scaling that it was trained with.</summary>
/// <param name="inner">The model. Its columns are those of the rows before any step.</param>
/// <param name="steps">In their order.</param>
internal sealed class PreparedEstimator(Estimator inner, IReadOnlyList<PreparationStep> steps)
    : Estimator(inner.FeatureNames, inner.OutputCount, inner.Transform)
{
    public Estimator Inner { get; } = inner;

    public IReadOnlyList<PreparationStep> Steps { get; } = steps;
}
