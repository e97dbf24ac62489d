using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Slipway.Scoring.Kernels;
using Slipway.Scoring.Tables;

namespace Slipway.Kernels;

/// <summary>What the program calls.</summary>
internal static unsafe class Exports
{
    /// <summary>Says what source it is of: <see cref="KernelSource"/>.</summary>
    [UnmanagedCallersOnly(EntryPoint = "slipway_kernel_source")]
    internal static int Source() => KernelSource.Number;

    /// <summary>Scores rows: <see cref="BlockKernel{TOps, TVector, TSums}.Score"/>. The tables are of the same build of Slipway.</summary>
    [UnmanagedCallersOnly(EntryPoint = "slipway_score")]
    internal static void Score(KernelTables* tables, float* values, nint stride, int rows, double* scores, byte* memory)
    {
#if AVX512_VBMI
        BlockKernel<Vector512Ops<VbmiLookUps>, Vector512<byte>, WordSums<VbmiLookUps>>.Score(tables, values, stride, rows, scores, memory);
#elif AVX512
        BlockKernel<Vector512Ops<ShuffleLookUps>, Vector512<byte>, WordSums<ShuffleLookUps>>.Score(tables, values, stride, rows, scores, memory);
#else
        BlockKernel<Vector256Ops, Vector256<byte>, DigitSums<Vector256Ops, Vector256<byte>>>.Score(tables, values, stride, rows, scores, memory);
#endif
    }
}
