namespace Slipway.Reports.Data;

/// <summary>The loss after some rounds.</summary>
/// <param name="Metric">The loss's name.</param>
/// <param name="Rounds">From 1, ascending.</param>
/// <param name="Train">The loss on the training rows.</param>
/// <param name="HeldBack">The loss on rows that were not trained on; empty if there were none.</param>
/// <param name="HeldBackName">What those rows are: <c>test rows</c>.</param>
/// <param name="BestRound">The round whose model was kept, if it is not the last.</param>
internal sealed record LearningCurveData(
    string Metric,
    IReadOnlyList<int> Rounds,
    IReadOnlyList<double?> Train,
    IReadOnlyList<double?> HeldBack,
    string HeldBackName,
    int? BestRound);
