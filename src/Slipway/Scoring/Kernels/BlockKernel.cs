using System.Runtime.CompilerServices;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>Scores rows block by block: for each segment first its splits are answered, then its trees evaluated and added up.</summary>
internal static unsafe class BlockKernel<TOps, TVector, TSums>
    where TOps : struct, IVectorOps<TVector>
    where TVector : unmanaged
    where TSums : struct, ILeafSums
{
    /// <param name="tables">The forest.</param>
    /// <param name="values">The first row's value in the first column.</param>
    /// <param name="stride">From a column to the next one, in values.</param>
    /// <param name="rows">How many rows.</param>
    /// <param name="scores">Gets the sums of the compiled trees: row by row, all outputs.</param>
    /// <param name="memory">As <see cref="BlockScratch.Bytes"/> says.</param>
    public static void Score(KernelTables* tables, float* values, nint stride, int rows, double* scores, byte* memory)
    {
        var scratch = new BlockScratch(memory);
        new Span<byte>(scratch.Slot(BitSlots.Zeros), BitSlots.Bytes).Clear();
        new Span<byte>(scratch.Slot(BitSlots.Ones), BitSlots.Bytes).Fill(0xFF);
        var vectorRows = 8 * sizeof(TVector);
        int blockRows;
        for (var first = 0; first < rows; first += blockRows)
        {
            var to = scores + ((long)first * tables->OutputCount);

            // An operation takes as many instructions as a part of a slot has vectors, however many rows there are: a few blocks of one vector
            // each take less than a whole one.
            if (sizeof(TVector) < BitSlots.Bytes && rows - first <= BitSlots.BlockRows - vectorRows)
            {
                blockRows = Math.Min(vectorRows, rows - first);
                ScoreBlock<TVector>(*tables, values + first, stride, blockRows, to, scratch);
            }
            else
            {
                blockRows = Math.Min(BitSlots.BlockRows, rows - first);
                ScoreBlock<WholeSlot>(*tables, values + first, stride, blockRows, to, scratch);
            }
        }
    }

    private static void ScoreBlock<TPart>(in KernelTables tables, float* values, nint stride, int rows, double* scores, BlockScratch scratch)
        where TPart : unmanaged
    {
        new Span<double>(scratch.Sums(tables, 0), BitSlots.BlockRows * tables.OutputCount).Clear();
        for (var segment = 0; segment < tables.SegmentCount; segment++)
        {
            SplitAnswers<TOps, TVector>.Write<TPart>(tables, tables.Segments[segment], values, stride, rows, scratch);
            AddTrees<TPart>(tables, tables.Segments[segment], scratch);
        }

        WriteScores(tables, scratch, rows, scores);
    }

    private static void AddTrees<TPart>(in KernelTables tables, in Segment segment, BlockScratch scratch)
        where TPart : unmanaged
    {
        for (var i = segment.FirstGroup; i < segment.FirstGroup + segment.GroupCount; i++)
        {
            ref readonly var group = ref tables.Groups[i];
            TSums.Add<TPart>(tables, group, scratch);
            var sums = scratch.Sums(tables, group.Output);
            for (var place = 0; place < BitSlots.BlockRows; place += RowOrder.Words)
            {
                TOps.AddScaled(sums + place, scratch.Numbers + place, sizeof(TPart) / sizeof(uint), group.Scale);
            }
        }
    }

    private static void WriteScores(in KernelTables tables, BlockScratch scratch, int rows, double* scores)
    {
        for (var output = 0; output < tables.OutputCount; output++)
        {
            var sums = scratch.Sums(tables, output);
            var offset = tables.Offsets[output];
            var to = scores + output;
            for (var word = 0; word < rows / 32; word++, to += 32L * tables.OutputCount)
            {
                WriteWord(sums + word, offset, to, tables.OutputCount);
            }

            for (var row = 0; row < rows % 32; row++)
            {
                to[(long)row * tables.OutputCount] = sums[(rows / 32) + RowOrder.Place(row % 4, row / 4)] + offset;
            }
        }
    }

    /// <summary>The 32 rows of a word.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void WriteWord(double* sums, double offset, double* scores, nint stride)
    {
        for (var nibble = 0; nibble < 8; nibble++, sums += RowOrder.Place(0, 1), scores += 4 * stride)
        {
            scores[0] = sums[RowOrder.Place(0, 0)] + offset;
            scores[stride] = sums[RowOrder.Place(1, 0)] + offset;
            scores[2 * stride] = sums[RowOrder.Place(2, 0)] + offset;
            scores[3 * stride] = sums[RowOrder.Place(3, 0)] + offset;
        }
    }
}
