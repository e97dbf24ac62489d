using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Slipway.Scoring.Kernels;

/// <summary>Look-ups by shuffles of 16 bytes: AVX-512 without VBMI.</summary>
internal readonly unsafe struct ShuffleLookUps : ILookUps512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LookUp16(byte* table, Vector512<byte> indexes) =>
        Avx512BW.Shuffle(Avx512F.BroadcastVector128ToVector512((int*)table).AsByte(), indexes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<byte> LookUp32(byte* table, Vector512<byte> indexes)
    {
        var isUpper = Vector512.GreaterThan(indexes, Vector512.Create((byte)15));
        return Vector512.ConditionalSelect(isUpper, LookUp16(table + 16, indexes), LookUp16(table, indexes));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LookUp64(byte* table, Vector512<byte> indexes)
    {
        var isUpper = Vector512.GreaterThan(indexes, Vector512.Create((byte)31));
        var rest = indexes & Vector512.Create((byte)31);
        return Vector512.ConditionalSelect(isUpper, LookUp32(table + 32, rest), LookUp32(table, rest));
    }

    public static bool HasLookUp256 => false;

    public static Vector512<byte> LookUp256(byte* table, Vector512<byte> indexes) => throw new NotSupportedException();
}
