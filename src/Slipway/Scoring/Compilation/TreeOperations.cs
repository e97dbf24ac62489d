namespace Slipway.Scoring.Compilation;

/// <summary>What finds the leaf numbers of a tree.</summary>
/// <param name="Operations">In an order in which results stand before the operations that read them.</param>
/// <param name="Planes">Where each plane of the numbers is: a slot, or the result of operation i as its complement <c>~i</c>.</param>
internal sealed record TreeOperations(IReadOnlyList<Select> Operations, int[] Planes);
