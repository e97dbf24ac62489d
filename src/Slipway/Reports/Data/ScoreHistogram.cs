namespace Slipway.Reports.Data;

/// <summary>Predicted probabilities of the second class, from 0 to 1 in equal bins, by actual class.</summary>
internal sealed record ScoreHistogram(IReadOnlyList<long> First, IReadOnlyList<long> Second);
