using Slipway.Models;
using Slipway.Reports.Data;

namespace Slipway.Reports;

/// <summary>What the metrics of the metadata are called and mean.</summary>
internal static class MetricNames
{
    private static readonly (string Name, string Label, string Note, bool HigherIsBetter)[] Known =
    [
        ("r2", "R²", "share of the variance explained; 1 is perfect", true),
        ("mean_absolute_error", "Mean absolute error", "how far a prediction is off, on average", false),
        ("root_mean_square_error", "Root mean square error", "the same, with large errors weighing more", false),
        ("mean_square_error", "Mean square error", "what training minimises, in the target's unit squared", false),
        ("auc", "ROC AUC", "how often a row of the class ranks above one that is not; 0.5 is chance", true),
        ("accuracy", "Accuracy", "share of rows whose most likely class is right", true),
        ("f1", "F1", "harmonic mean of precision and recall", true),
        ("macro_f1", "Macro F1", "mean over classes of the harmonic mean of precision and recall", true),
        ("log_loss", "Log loss", "what training minimises; confident mistakes weigh most", false),
        ("brier", "Brier score", "mean squared distance of probability and outcome", false),
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
