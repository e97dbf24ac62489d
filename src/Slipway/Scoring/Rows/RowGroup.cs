namespace Slipway.Scoring.Rows;

/// <summary>Trees of one output and scale.</summary>
internal readonly record struct RowGroup(int Output, int TreeCount, double Scale);
