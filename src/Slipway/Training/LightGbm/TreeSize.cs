namespace Slipway.Training.LightGbm;

/// <summary>How large a tree may become.</summary>
/// <param name="Leaves">Leaves at most.</param>
/// <param name="Depth">Splits on the way to a leaf at most; null for no limit.</param>
internal readonly record struct TreeSize(int Leaves, int? Depth);
