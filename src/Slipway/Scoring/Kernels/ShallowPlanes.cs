using System.Runtime.CompilerServices;

namespace Slipway.Scoring.Kernels;

/// <summary>The leaf numbers of a complete tree of four levels, as nibbles.</summary>
internal static unsafe class ShallowPlanes<TOps, TVector>
    where TOps : struct, IVectorOps<TVector>
    where TVector : unmanaged
{
    /// <param name="program">The names of the 15 splits' slots, level by level.</param>
    /// <param name="slots">The slots, from a vector's place on.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector, TVector, TVector, TVector) Nibbles(ushort* program, byte* slots)
    {
        var root = Answers(program, 0, slots);
        var (left, right) = (Answers(program, 1, slots), Answers(program, 2, slots));
        var (leftLeft, leftRight, rightLeft, rightRight) =
            (Answers(program, 3, slots), Answers(program, 4, slots), Answers(program, 5, slots), Answers(program, 6, slots));
        return LeafNumbers<TOps, TVector>.Nibbles(
            TOps.Select(
                root,
                TOps.Select(
                    left,
                    TOps.Select(leftLeft, Answers(program, 7, slots), Answers(program, 8, slots)),
                    TOps.Select(leftRight, Answers(program, 9, slots), Answers(program, 10, slots))),
                TOps.Select(
                    right,
                    TOps.Select(rightLeft, Answers(program, 11, slots), Answers(program, 12, slots)),
                    TOps.Select(rightRight, Answers(program, 13, slots), Answers(program, 14, slots)))),
            TOps.Select(root, TOps.Select(left, leftLeft, leftRight), TOps.Select(right, rightLeft, rightRight)),
            TOps.Select(root, left, right),
            root);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static TVector Answers(ushort* program, int place, byte* slots) =>
        TOps.Load(TreeProgram<TOps, TVector>.Slot(slots, program[place]));
}
