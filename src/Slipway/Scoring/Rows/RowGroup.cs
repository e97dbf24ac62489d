namespace Slipway.Scoring.Rows;

/// <summary>Trees of one output and scale.</summary>
/// <param name="IsShallow">Whether they are complete trees of four levels.</param>
/// <param name="Output">What they add to.</param>
/// <param name="TreeCount">How many.</param>
/// <param name="Scale">What a number is worth.</param>
internal readonly record struct RowGroup(bool IsShallow, int Output, int TreeCount, double Scale);
