namespace Slipway.Projects;

/// <summary>Stops training once the loss on held-back training rows no longer falls.</summary>
/// <param name="Rounds">How many rounds without a better loss end the training.</param>
/// <param name="Share">The share of the training rows that is held back, between 0 and 1.</param>
internal sealed record EarlyStopping(int Rounds = 50, double Share = 0.1);
