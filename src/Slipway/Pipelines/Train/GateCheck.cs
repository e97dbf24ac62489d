using Slipway.Models;
using Slipway.Projects;

namespace Slipway.Pipelines.Train;

/// <summary>Holds a trained model against the project's quality gate.</summary>
internal static class GateCheck
{
    /// <summary>To be asked before training, so that nobody waits for a gate that can't hold.</summary>
    /// <exception cref="SlipwayException">The gate's metric is none of the task's.</exception>
    public static void RequireMetric(Gate? gate, IReadOnlyDictionary<string, double> metrics)
    {
        if (gate is not null && metrics.Count == 0)
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"The gate '{gate}' can't be judged: the model was imported without rows whose target is known, so that it has no metrics. Import it with such rows, or leave the gate out.");
        }

        if (gate is not null && !metrics.ContainsKey(gate.Metric))
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"The gate '{gate}' names a metric that this task does not have; it has {string.Join(", ", metrics.Keys)}.");
        }
    }

    /// <exception cref="SlipwayException">The model does not pass.</exception>
    public static void Require(Gate? gate, ModelMetrics metrics, string whatStays)
    {
        if (gate is { OnTest: false } && metrics.Train.Count == 0)
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"The gate '{gate}' can't be judged: the model was imported, and nothing is known of the rows that it was trained on. Name a metric of the test rows: test_{gate.Metric}.");
        }

        if (gate is not null && (gate.OnTest ? metrics.Test : metrics.Train)[gate.Metric] is var value && !gate.Holds(value))
        {
            throw new SlipwayException(
                ErrorKind.Gate,
                FormattableString.Invariant($"The model does not pass the gate '{gate}': it has {value:G6}. {whatStays}"));
        }
    }

    /// <exception cref="SlipwayException">The model is worse than the previous one.</exception>
    public static void RequireNotWorse(PreviousScore? previous, ModelMetrics metrics, string whatStays)
    {
        if (previous is not null && !(metrics.Test[previous.Metric] <= previous.Value))
        {
            throw new SlipwayException(
                ErrorKind.Gate,
                FormattableString.Invariant($"The model is worse than the one in '{previous.Place}': on the same test rows it has a {previous.Metric} of {metrics.Test[previous.Metric]:G6}, and that one {previous.Value:G6}. {whatStays}"));
        }
    }
}
