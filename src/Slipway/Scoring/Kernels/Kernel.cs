using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>Evaluates a compiled forest for rows.</summary>
/// <param name="level">What it asks of the processor.</param>
internal abstract unsafe class Kernel(KernelLevel level)
{
    public KernelLevel Level { get; } = level;

    /// <inheritdoc cref="BlockKernel{TOps, TVector, TSums}.Score"/>
    public abstract void Score(KernelTables* tables, float* values, nint stride, int rows, double* scores, byte* memory);
}
