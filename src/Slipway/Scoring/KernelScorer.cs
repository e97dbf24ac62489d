using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Slipway.Features;
using Slipway.Models;
using Slipway.Scoring.Compilation;
using Slipway.Scoring.Kernels;

namespace Slipway.Scoring;

/// <summary>Scores blocks of rows by a kernel, and the few trees that are not compiled by walking through them.</summary>
internal sealed unsafe class KernelScorer(Forest forest, KernelLevel level) : IScorer
{
    private readonly ForestTables _tables = ForestCompiler.Compile(forest);

    public int OutputCount => forest.OutputCount;

    public void Score(FeatureMatrix rows, Span<double> scores)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.ColumnCount, forest.FeatureCount, nameof(rows));
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, rows.RowCount * OutputCount, nameof(scores));
        if (rows.RowCount == 0)
        {
            return;
        }

        var tables = _tables.Pointers();
        var memory = NativeMemory.AlignedAlloc((nuint)BlockScratch.Bytes(tables), 64);
        fixed (float* values = &MemoryMarshal.GetReference(rows.Column(0)))
        fixed (double* to = scores)
        {
            switch (level)
            {
                case KernelLevel.Avx512:
                    BlockKernel<Vector512Ops, Vector512<byte>, WordSums>.Score(&tables, values, rows.Stride, rows.RowCount, to, (byte*)memory);
                    break;
                case KernelLevel.Avx2:
                    BlockKernel<Vector256Ops, Vector256<byte>, DigitSums<Vector256Ops, Vector256<byte>>>.Score(&tables, values, rows.Stride, rows.RowCount, to, (byte*)memory);
                    break;
                default:
                    BlockKernel<Vector128Ops, Vector128<byte>, DigitSums<Vector128Ops, Vector128<byte>>>.Score(&tables, values, rows.Stride, rows.RowCount, to, (byte*)memory);
                    break;
            }
        }

        NativeMemory.AlignedFree(memory);
        GC.KeepAlive(_tables);
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] += _tables.Offsets[i % OutputCount];
        }
    }
}
