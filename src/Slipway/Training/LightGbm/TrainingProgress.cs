namespace Slipway.Training.LightGbm;

/// <summary>How far a training is.</summary>
/// <param name="Round">Rounds that are done.</param>
/// <param name="Rounds">Rounds at most; early stopping may end it sooner. Null where nobody knows.</param>
internal readonly record struct TrainingProgress(int Round, int? Rounds);
