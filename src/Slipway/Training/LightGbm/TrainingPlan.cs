namespace Slipway.Training.LightGbm;

/// <summary>How a training is to go: settled, or with something left that the training rows choose.</summary>
/// <param name="Candidates">One or more; their trees are the most where <paramref name="Validation"/> is to choose.</param>
/// <param name="Validation">How the candidate and its trees are chosen, by <see cref="TreeSearch"/>; null where the first candidate stands as it is.</param>
internal sealed record TrainingPlan(IReadOnlyList<TrainingSettings> Candidates, CrossValidation? Validation = null);
