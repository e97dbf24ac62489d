using Slipway.Models;
using Slipway.Reports.Data;
using Slipway.Training.Metrics;

namespace Slipway.Reports;

/// <summary>What the metrics of the metadata are called and mean.</summary>
internal static class MetricLabels
{
    private static readonly (string Name, string Label, string Note, bool HigherIsBetter)[] Known =
    [
        (MetricNames.R2, "R²", "share of the variance explained; 1 is perfect", true),
        (MetricNames.MeanAbsoluteError, "Mean absolute error", "how far a prediction is off, on average", false),
        (MetricNames.RootMeanSquareError, "Root mean square error", "the same, with large errors weighing more", false),
        (MetricNames.MeanSquareError, "Mean square error", "what training minimises, in the target's unit squared", false),
        (MetricNames.Auc, "ROC AUC", "how often a row of the class ranks above one that is not; 0.5 is chance", true),
        (MetricNames.Accuracy, "Accuracy", "share of rows whose most likely class is right", true),
        (MetricNames.F1, "F1", "harmonic mean of precision and recall", true),
        (MetricNames.MacroF1, "Macro F1", "mean over classes of the harmonic mean of precision and recall", true),
        (MetricNames.LogLoss, "Log loss", "what training minimises; confident mistakes weigh most", false),
        (MetricNames.Brier, "Brier score", "mean squared distance of probability and outcome", false),
    ];

    /// <summary>The metrics that the model has, the most telling first, unknown ones last.</summary>
    public static IReadOnlyList<MetricRow> Rows(ModelMetrics metrics) =>
    [
        .. Known.Where(known => metrics.Test.ContainsKey(known.Name) || metrics.Train.ContainsKey(known.Name))
            .Select(known => Row(metrics, known.Name, known.Label, known.Note, known.HigherIsBetter)),
        .. metrics.Test.Keys.Where(name => Known.All(known => known.Name != name))
            .Select(name => Row(metrics, name, name.Replace('_', ' '), "", false)),
    ];

    private static MetricRow Row(ModelMetrics metrics, string name, string label, string note, bool higherIsBetter) =>
        new(name, label, note, higherIsBetter, Value(metrics.Train, name), Value(metrics.Test, name), Value(metrics.Baseline, name));

    private static double? Value(SortedDictionary<string, double> values, string name) =>
        values.TryGetValue(name, out var value) ? Numbers.Finite(value, 9) : null;
}
