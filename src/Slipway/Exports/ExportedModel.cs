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
    public static Forest RequireForest(Estimator estimator, string form) => estimator as Forest
        ?? throw new SlipwayException(
            ErrorKind.Model, $"The model can't be exported as {form}: it is no model of trees, and only such are. Predict with slipway predict.");

    /// <exception cref="SlipwayException">The model has other outputs than its task needs.</exception>
    public static void RequireOutputs(Estimator estimator, PredictionLayout layout)
    {
        if (estimator.Transform.Kind is OutputTransformKind.Step or OutputTransformKind.SigmoidShares)
        {
            throw new SlipwayException(
                ErrorKind.Model, $"The model can't be exported: its scores become predictions by {estimator.Transform.Kind}, which no export has. Predict with slipway predict.");
        }

        var needed = layout.Classes.Count == 2 ? 1 : layout.ValueCount;
        var isProbability = layout.Classes.Count == 0 || estimator.Transform.Kind is OutputTransformKind.Sigmoid or OutputTransformKind.Softmax;
        if (estimator.OutputCount != needed || !isProbability)
        {
            throw new SlipwayException(
                ErrorKind.Model,
                $"The model can't be exported: it has {estimator.OutputCount} outputs by {estimator.Transform.Kind}, where its metadata has {layout.Classes.Count} classes. Train the model again.");
        }
    }
}
