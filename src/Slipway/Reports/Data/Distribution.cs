namespace Slipway.Reports.Data;

/// <summary>The shares of a feature's values in bins, in the training rows and in the test rows.</summary>
/// <param name="Labels">What each bin holds: a range, a value, a category.</param>
/// <param name="Ranges">True if the bins are neighbouring ranges, false if they are single values.</param>
/// <param name="Train">One share a bin.</param>
/// <param name="Test">One share a bin; all 0 without test values.</param>
internal sealed record Distribution(
    IReadOnlyList<string> Labels, bool Ranges, IReadOnlyList<double> Train, IReadOnlyList<double> Test);
