namespace Slipway.Benchmarks;

/// <summary>What one side took for all rows, in each repetition.</summary>
/// <param name="Side">Its name.</param>
/// <param name="NanosecondsPerRow">The median of the repetitions.</param>
/// <param name="BytesPerCall">Managed memory that a call allocates.</param>
/// <param name="Difference">How far a raw score is from LightGBM's at most.</param>
internal sealed record SideResult(string Side, double NanosecondsPerRow, double BytesPerCall, double Difference);
