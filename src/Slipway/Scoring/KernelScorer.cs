using System.Buffers;
using Slipway.Features;
using Slipway.Models;
using Slipway.Scoring.Compilation;
using Slipway.Scoring.Kernels;
using Slipway.Scoring.Rows;
using Slipway.Scoring.Walking;

namespace Slipway.Scoring;

/// <summary>Scores blocks of rows by a kernel, and the few trees that are not compiled one row at a time.</summary>
internal sealed unsafe class KernelScorer : IScorer
{
    private readonly Forest _forest;
    private readonly Kernel _kernel;
    private readonly ForestTables _tables;

    /// <summary>Fewer rows are scored one by one.</summary>
    private const int MinBlockRows = 8;

    private readonly Lazy<RowScorer> _rows;

    /// <summary>The trees that are not compiled; null if there are none.</summary>
    private readonly WalkedTrees? _walked;

    public KernelScorer(Forest forest, Kernel kernel)
    {
        _forest = forest;
        _kernel = kernel;
        _tables = ForestCompiler.Compile(forest);
        _rows = new Lazy<RowScorer>(() => new RowScorer(forest, _tables));
        _walked = _tables.Walked.Length > 0 ? new WalkedTrees(forest, _tables.Splits, _tables.Walked) : null;
    }

    public int OutputCount => _forest.OutputCount;

    public string Name => _kernel.Level.Name();

    public void Score(FeatureMatrix rows, Span<double> scores)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.ColumnCount, _forest.FeatureCount, nameof(rows));
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, rows.RowCount * OutputCount, nameof(scores));
        if (rows.RowCount < MinBlockRows)
        {
            for (var row = 0; row < rows.RowCount; row++)
            {
                _rows.Value.Score(rows, row, scores.Slice(row * OutputCount, OutputCount));
            }
        }
        else
        {
            RunKernel(rows, scores);
        }

        _walked?.AddTo(rows, OutputCount, scores);
        _forest.Finish(scores);
    }

    private void RunKernel(FeatureMatrix rows, Span<double> scores)
    {
        var tables = _tables.Pointers();

        // Rented, not made: new memory would cost a small batch more than its rows do.
        var memory = ArrayPool<byte>.Shared.Rent(checked((int)BlockScratch.Bytes(tables) + BlockScratch.Alignment - 1));
        fixed (byte* anywhere = memory)
        fixed (float* values = rows.Values)
        fixed (double* to = scores)
        {
            var aligned = (byte*)((nuint)(anywhere + BlockScratch.Alignment - 1) & ~(nuint)(BlockScratch.Alignment - 1));
            _kernel.Score(&tables, values + rows.FirstRow, rows.Stride, rows.RowCount, to, aligned);
        }

        ArrayPool<byte>.Shared.Return(memory);
        GC.KeepAlive(_tables);
    }
}
