namespace Slipway.Scoring.Compilation;

/// <summary>An operation of a tree's program: bits of <paramref name="Then"/> where those of <paramref name="If"/> are set, else of <paramref name="Else"/>.</summary>
/// <param name="If">The slot of a split's answers.</param>
/// <param name="Then">A slot, or the result of operation i as its complement <c>~i</c>.</param>
/// <param name="Else">Like <paramref name="Then"/>.</param>
internal readonly record struct Select(int If, int Then, int Else);
