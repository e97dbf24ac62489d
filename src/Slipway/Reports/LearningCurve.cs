namespace Slipway.Reports;

/// <summary>The loss after each round.</summary>
/// <param name="Metric">The loss's name as LightGBM or the metadata has it: <c>l2</c>, <c>mean_square_error</c>.</param>
/// <param name="Train">The loss on the training rows.</param>
/// <param name="HeldBack">The loss on rows that were not trained on; empty if there were none.</param>
/// <param name="HeldBackName">What those rows are, in words: <c>test rows</c>, <c>held-back training rows</c>.</param>
/// <param name="BestRound">The round, from 1, whose model was kept; null for the last.</param>
internal sealed record LearningCurve(
    string Metric, double[] Train, double[] HeldBack, string HeldBackName = "test rows", int? BestRound = null);
