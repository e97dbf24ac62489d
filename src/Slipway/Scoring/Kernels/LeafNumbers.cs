using System.Runtime.CompilerServices;

namespace Slipway.Scoring.Kernels;

/// <summary>Turns planes of bits into numbers.</summary>
internal static class LeafNumbers<TOps, TVector>
    where TOps : struct, IVectorOps<TVector>
    where TVector : unmanaged
{
    /// <summary>
    /// Four planes to numbers of 4 bits: word i of a plane holds a bit for each of 32 rows; nibble k of word i of result j is the number of the
    /// row of bit 4k + j.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector, TVector, TVector, TVector) Nibbles(TVector plane0, TVector plane1, TVector plane2, TVector plane3)
    {
        // First pairs of bits of every second row, then pairs of pairs of every fourth.
        var odd = TOps.Fill(0x5555_5555);
        var lowEven = TOps.Select(odd, plane0, TOps.ShiftLeft(plane1, 1));
        var lowOdd = TOps.Select(odd, TOps.ShiftRight(plane0, 1), plane1);
        var highEven = TOps.Select(odd, plane2, TOps.ShiftLeft(plane3, 1));
        var highOdd = TOps.Select(odd, TOps.ShiftRight(plane2, 1), plane3);
        var pairs = TOps.Fill(0x3333_3333);
        return (
            TOps.Select(pairs, lowEven, TOps.ShiftLeft(highEven, 2)),
            TOps.Select(pairs, lowOdd, TOps.ShiftLeft(highOdd, 2)),
            TOps.Select(pairs, TOps.ShiftRight(lowEven, 2), highEven),
            TOps.Select(pairs, TOps.ShiftRight(lowOdd, 2), highOdd));
    }

    /// <summary>Two planes, in the same order: the lower two bits of each nibble.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static (TVector, TVector, TVector, TVector) Pairs(TVector plane0, TVector plane1)
    {
        var odd = TOps.Fill(0x5555_5555);
        var even = TOps.Select(odd, plane0, TOps.ShiftLeft(plane1, 1));
        var uneven = TOps.Select(odd, TOps.ShiftRight(plane0, 1), plane1);
        var pairs = TOps.Fill(0x3333_3333);
        return (
            TOps.And(even, pairs),
            TOps.And(uneven, pairs),
            TOps.And(TOps.ShiftRight(even, 2), pairs),
            TOps.And(TOps.ShiftRight(uneven, 2), pairs));
    }
}
