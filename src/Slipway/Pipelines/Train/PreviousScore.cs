namespace Slipway.Pipelines.Train;

/// <summary>How good the model is that a new one is to take the place of, on the new one's test rows.</summary>
/// <param name="Place">Where it was read from.</param>
/// <param name="Name">Its name.</param>
/// <param name="Digest">Its digest.</param>
/// <param name="Metric">The metric, less being better.</param>
/// <param name="Value">The metric's value.</param>
internal sealed record PreviousScore(string Place, string Name, string Digest, string Metric, double Value);
