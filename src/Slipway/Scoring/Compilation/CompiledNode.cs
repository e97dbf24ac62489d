namespace Slipway.Scoring.Compilation;

/// <summary>An inner node of a tree that asks a shared split.</summary>
/// <param name="Split">The split's number.</param>
/// <param name="Left">The next node, or for leaf i the complement <c>~i</c>.</param>
/// <param name="Right">Like <paramref name="Left"/>.</param>
internal readonly record struct CompiledNode(int Split, int Left, int Right);
