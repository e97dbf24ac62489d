namespace Slipway.Models;

/// <summary>
/// Metrics by name (<c>mean_square_error</c>, <c>auc</c>, …): on the training rows, on the test rows, and of a constant
/// baseline (the training rows' mean, or class shares) on the test rows.
/// </summary>
internal sealed record ModelMetrics(
    SortedDictionary<string, double> Train, SortedDictionary<string, double> Test, SortedDictionary<string, double> Baseline);
