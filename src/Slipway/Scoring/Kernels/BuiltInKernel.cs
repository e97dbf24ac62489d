using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>A kernel that this program was compiled with.</summary>
internal sealed unsafe class BuiltInKernel<TOps, TVector, TSums>(KernelLevel level) : Kernel(level)
    where TOps : struct, IVectorOps<TVector>
    where TVector : unmanaged
    where TSums : struct, ILeafSums
{
    public override void Score(KernelTables* tables, float* values, nint stride, int rows, double* scores, byte* memory) =>
        BlockKernel<TOps, TVector, TSums>.Score(tables, values, stride, rows, scores, memory);
}
