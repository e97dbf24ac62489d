using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Slipway.Scoring.Kernels;

/// <summary>Look-ups by permutations of all bytes of a register, or of two: AVX-512 with VBMI.</summary>
internal readonly unsafe struct VbmiLookUps : ILookUps512
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LookUp64(byte* table, Vector512<byte> indexes) => Avx512Vbmi.PermuteVar64x8(Vector512.Load(table), indexes);

    public static bool HasLookUp256 => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<byte> LookUp256(byte* table, Vector512<byte> indexes)
    {
        var lower = Avx512Vbmi.PermuteVar64x8x2(Vector512.Load(table), indexes, Vector512.Load(table + 64));
        var upper = Avx512Vbmi.PermuteVar64x8x2(Vector512.Load(table + 128), indexes, Vector512.Load(table + 192));
        return Vector512.ConditionalSelect(Vector512.LessThan(indexes.AsSByte(), Vector512<sbyte>.Zero).AsByte(), upper, lower);
    }
}
