namespace Slipway.Training.LightGbm;

/// <summary>The loss after some rounds.</summary>
/// <param name="Round">How many rounds were done, from 1.</param>
/// <param name="Train">The loss on the training rows; null where it was not taken.</param>
/// <param name="Validation">The loss on the validation rows; null where it was not taken or there are none.</param>
internal readonly record struct LearningCurvePoint(int Round, double? Train, double? Validation);
