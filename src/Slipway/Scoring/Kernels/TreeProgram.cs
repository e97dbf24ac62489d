using System.Runtime.CompilerServices;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>Runs a tree's operations over slots.</summary>
internal static unsafe class TreeProgram<TOps, TVector>
    where TOps : struct, IVectorOps<TVector>
    where TVector : unmanaged
{
    /// <summary>Runs the operations.</summary>
    /// <param name="program">As <see cref="TreeProgramLayout"/> says.</param>
    /// <param name="slots">The slots.</param>
    /// <returns>The names of the planes, which follow the operations.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ushort* Run<TPart>(ushort* program, byte* slots)
        where TPart : unmanaged
    {
        var steps = (ulong*)program + 1;
        var end = steps + *program;
        while (steps < end)
        {
            Run<TPart>(steps[0], slots);
            Run<TPart>(steps[1], slots);
            Run<TPart>(steps[2], slots);
            Run<TPart>(steps[3], slots);
            steps += TreeProgramLayout.StepOperations;
        }

        return (ushort*)steps;
    }

    /// <summary>The slot of a name.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static byte* Slot(byte* slots, ulong name) => (byte*)((ulong*)slots + (nuint)name);

    /// <param name="names">The four of an operation: loaded at once, for loads are what it waits for.</param>
    /// <param name="slots">The slots.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Run<TPart>(ulong names, byte* slots)
        where TPart : unmanaged
    {
        var to = (nuint)(ushort)names;
        names >>= 16;
        var @if = (nuint)(ushort)names;
        names >>= 16;
        var then = (nuint)(ushort)names;
        names >>= 16;
        Select(slots, to, @if, then, (nuint)names);
        if (sizeof(TVector) <= sizeof(TPart) / 2)
        {
            Select(slots + sizeof(TVector), to, @if, then, (nuint)names);
        }

        if (sizeof(TVector) <= sizeof(TPart) / 4)
        {
            Select(slots + (2 * sizeof(TVector)), to, @if, then, (nuint)names);
            Select(slots + (3 * sizeof(TVector)), to, @if, then, (nuint)names);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Select(byte* slots, nuint to, nuint @if, nuint then, nuint otherwise) =>
        TOps.Store(Slot(slots, to), TOps.Select(TOps.Load(Slot(slots, @if)), TOps.Load(Slot(slots, then)), TOps.Load(Slot(slots, otherwise))));
}
