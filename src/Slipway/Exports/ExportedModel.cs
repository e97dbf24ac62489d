using Slipway.Models;
using Slipway.Sinks;

namespace Slipway.Exports;

/// <summary>What must hold of a model that is to be written in another form.</summary>
internal static class ExportedModel
{
    /// <summary>The model, if it is one of trees. Whoever writes another kind too begins here.</summary>
    /// <param name="estimator">The model.</param>
    /// <param name="form">What it is to become, for messages.</param>
    /// <exception cref="SlipwayException">It is of another kind.</exception>
    public static Forest RequireForest(Estimator estimator, string form) => estimator as Forest ?? throw new SlipwayException(
        ErrorKind.Model,
        estimator is PreparedEstimator { Inner: Forest }
            ? $"The model can't be exported as {form}: it has steps in front of its trees, such as a scaler, and only the trees could be exported. Predict with slipway predict."
            : $"The model can't be exported as {form}: it is no model of trees, and only such are. Predict with slipway predict.");

    /// <exception cref="SlipwayException">The model has other outputs than its task needs.</exception>
    public static void RequireOutputs(Estimator estimator, PredictionLayout layout)
    {
        if (estimator.Transform.Kind is OutputTransformKind.Step or OutputTransformKind.SigmoidShares)
        {
            throw new SlipwayException(
                ErrorKind.Model, $"The model can't be exported: its scores become predictions by {(estimator.Transform.Kind == OutputTransformKind.Step ? "a step at 0" : "shares of sigmoids")}, which no export has. Predict with slipway predict.");
        }

        // Two classes have one score of the second class, or a score each.
        var outputs = estimator.OutputCount;
        var fits = outputs == layout.ValueCount || (layout.Classes.Count == 2 && outputs == 1 && estimator.Transform is { Kind: OutputTransformKind.Sigmoid, PredictsShare: false });
        if (!fits)
        {
            throw new SlipwayException(
                ErrorKind.Model,
                $"The model can't be exported: it has {outputs} {(outputs == 1 ? "output" : "outputs")} by {estimator.Transform.Kind}, where its metadata has {layout.Classes.Count} classes. Train or import the model again.");
        }
    }
}
