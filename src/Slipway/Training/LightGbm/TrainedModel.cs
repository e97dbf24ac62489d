namespace Slipway.Training.LightGbm;

/// <summary>What a training ends with.</summary>
/// <param name="ModelText">The model in LightGBM's text format.</param>
/// <param name="Iterations">Rounds in the model: with early stopping, those up to the least validation loss.</param>
/// <param name="LearningCurve">The losses of the rounds, those after <paramref name="Iterations"/> included.</param>
/// <param name="Gains">For each model column, the sum of its splits' gain.</param>
internal sealed record TrainedModel(
    string ModelText, int Iterations, LearningCurve LearningCurve, IReadOnlyList<double> Gains);
