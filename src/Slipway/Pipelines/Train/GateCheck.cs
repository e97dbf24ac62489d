using Slipway.Models;
using Slipway.Projects;

namespace Slipway.Pipelines.Train;

/// <summary>Holds a trained model against the project's quality gate.</summary>
internal static class GateCheck
{
    /// <exception cref="SlipwayException">The model does not pass, or the gate's metric is none of the task's.</exception>
    public static void Require(Gate? gate, ModelMetrics metrics, string whatStays)
    {
        if (gate is null)
        {
            return;
        }

        var values = gate.OnTest ? metrics.Test : metrics.Train;
        if (!values.TryGetValue(gate.Metric, out var value))
        {
            throw new SlipwayException(
                ErrorKind.Usage, $"The gate '{gate}' names a metric that this task does not have; it has {string.Join(", ", values.Keys)}.");
        }

        if (!gate.Holds(value))
        {
            throw new SlipwayException(
                ErrorKind.Gate,
                FormattableString.Invariant($"The model does not pass the gate '{gate}': it has {value:G6}. {whatStays}"));
        }
    }
}
