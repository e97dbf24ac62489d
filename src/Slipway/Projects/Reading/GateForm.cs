namespace Slipway.Projects.Reading;

/// <summary>Reads a quality gate: <c>test_mean_square_error &lt;= 16</c>.</summary>
internal static class GateForm
{
    private const string TestPrefix = "test_";
    private const string TrainPrefix = "train_";

    // The longer ones first: '<' begins '<=' too.
    private static readonly string[] Comparisons = ["<=", ">=", "<", ">"];

    private static readonly string[] Metrics =
    [
        "mean_square_error", "root_mean_square_error", "mean_absolute_error", "r2",
        "auc", "log_loss", "accuracy", "f1", "macro_f1", "brier",
    ];

    /// <summary>The metrics that a gate can name, with their prefixes.</summary>
    public static IReadOnlyList<string> MetricNames { get; } =
        [.. Metrics.Select(metric => TestPrefix + metric), .. Metrics.Select(metric => TrainPrefix + metric)];

    public static ValueForm<Gate> Form { get; } = Forms.Scalar<Gate>("a metric, a comparison and a limit such as test_mean_square_error <= 16", Read);

    private static Reading<Gate> Read(string text)
    {
        var comparison = Array.Find(Comparisons, text.Contains);
        if (comparison is null)
        {
            return default;
        }

        var at = text.IndexOf(comparison, StringComparison.Ordinal);
        var metric = text[..at].Trim();
        if (!MetricNames.Contains(metric))
        {
            return new() { Hint = MetricHint(metric) };
        }

        var onTest = metric.StartsWith(TestPrefix, StringComparison.Ordinal);
        return Forms.TryParse(text[(at + comparison.Length)..].Trim(), out var limit)
            ? new Gate(onTest, metric[(onTest ? TestPrefix : TrainPrefix).Length..], comparison, limit)
            : default(Reading<Gate>);
    }

    private static string MetricHint(string metric)
    {
        var nearest = Metrics.Contains(metric) ? TestPrefix + metric : NearestName.Find(metric, MetricNames);
        return nearest is not null
            ? $"; did you mean '{nearest}'?"
            : $"; metrics are {TestPrefix} or {TrainPrefix} and one of {string.Join(", ", Metrics)}";
    }
}
