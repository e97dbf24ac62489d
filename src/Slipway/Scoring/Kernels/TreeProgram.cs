using System.Runtime.CompilerServices;
using Slipway.Scoring.Compilation;

namespace Slipway.Scoring.Kernels;

/// <summary>Runs a tree's operations over slots.</summary>
internal static unsafe class TreeProgram<TOps, TVector>
    where TOps : struct, IVectorOps<TVector>
    where TVector : unmanaged
{
    /// <summary>Runs the operations.</summary>
    /// <param name="program">Where their count stands.</param>
    /// <param name="slots">The slots.</param>
    /// <returns>The names of the planes, which follow the operations.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort* Run(ushort* program, byte* slots)
    {
        var end = program + 1 + (4 * *program);
        for (var operation = program + 1; operation < end; operation += 4)
        {
            var to = Slot(slots, operation[0]);
            var bits = Slot(slots, operation[1]);
            var then = Slot(slots, operation[2]);
            var otherwise = Slot(slots, operation[3]);
            for (var i = 0; i < BitSlots.Bytes; i += sizeof(TVector))
            {
                TOps.Store(to + i, TOps.Select(TOps.Load(bits + i), TOps.Load(then + i), TOps.Load(otherwise + i)));
            }
        }

        return end;
    }

    /// <summary>The slot of a name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Slot(byte* slots, ushort name) => (byte*)((ulong*)slots + name);
}
