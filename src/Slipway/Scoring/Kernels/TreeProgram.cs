using System.Runtime.CompilerServices;
using Slipway.Scoring.Tables;

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
            for (var i = 0; i < BitSlots.Bytes; i += sizeof(TVector))
            {
                var part = slots + i;
                TOps.Store(
                    Slot(part, operation[0]),
                    TOps.Select(TOps.Load(Slot(part, operation[1])), TOps.Load(Slot(part, operation[2])), TOps.Load(Slot(part, operation[3]))));
            }
        }

        return end;
    }

    /// <summary>The slot of a name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Slot(byte* slots, ushort name) => (byte*)((ulong*)slots + name);
}
