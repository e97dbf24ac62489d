using System.Runtime.CompilerServices;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>Answers the splits of a segment for a block: one slot a split, one bit a row, set where it goes left.</summary>
internal static unsafe class SplitAnswers<TOps, TVector>
    where TOps : struct, IVectorOps<TVector>
    where TVector : unmanaged
{
    /// <param name="tables">The forest.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="values">The block's first row in the first column.</param>
    /// <param name="stride">From a column to the next one.</param>
    /// <param name="rows">The block's; bits of further ones are of no meaning.</param>
    /// <param name="scratch">Its slots are written.</param>
    public static void Write<TPart>(in KernelTables tables, in Segment segment, float* values, nint stride, int rows, BlockScratch scratch)
        where TPart : unmanaged
    {
        var feature = -1;
        float* column = null;
        for (var run = tables.Runs + segment.FirstRun; run < tables.Runs + segment.FirstRun + segment.RunCount; run++)
        {
            if (run->Feature != feature)
            {
                feature = run->Feature;
                column = values + (feature * stride);
                if (rows < 8 * sizeof(TPart))
                {
                    Unsafe.CopyBlock(scratch.Column, column, (uint)(rows * sizeof(float)));
                    column = scratch.Column;
                }
            }

            if (run->Kind is SplitKind.InSet or SplitKind.InSetOrMissing)
            {
                CategoryAnswers<TOps, TVector>.Write<TPart>(tables, *run, column, scratch);
            }
            else if (TOps.HasSearch && run->FirstRank >= 0)
            {
                RankSearch<TOps, TVector>.Run(
                    tables.Ranks + run->FirstRank, run->RankLevels, run->Kind == SplitKind.LessOrEqual, column, (rows + 63) & ~63, scratch);
                RankAnswers<TOps, TVector>.Write<TPart>(scratch.Ranks, run->RankLevels, run->Count, (TVector*)scratch.Rests, (byte*)scratch.Slot(run->FirstSlot));
            }
            else
            {
                Write(tables, *run, column, (rows + 63) / 64, scratch.Slot(run->FirstSlot));
            }
        }
    }

    /// <summary>Hot: one comparison of 512 rows for each distinct threshold of the model.</summary>
    private static void Write(in KernelTables tables, in SplitRun run, float* column, int vectors, ulong* slot)
    {
        var thresholds = tables.Thresholds + run.First;
        for (var i = 0; i < run.Count; i++, slot += BitSlots.Bytes / sizeof(ulong))
        {
            var threshold = thresholds[i];
            switch (run.Kind)
            {
                case SplitKind.LessOrEqual:
                    for (var v = 0; v < vectors; v++)
                    {
                        slot[v] = TOps.LessOrEqual(column + (64 * v), threshold);
                    }

                    break;
                case SplitKind.NotGreater:
                    for (var v = 0; v < vectors; v++)
                    {
                        slot[v] = ~TOps.Greater(column + (64 * v), threshold);
                    }

                    break;
                case SplitKind.LessOrEqualNoZero:
                    for (var v = 0; v < vectors; v++)
                    {
                        slot[v] = TOps.LessOrEqual(column + (64 * v), threshold) & TOps.Beyond(column + (64 * v), tables.ZeroThreshold);
                    }

                    break;
                default:
                    for (var v = 0; v < vectors; v++)
                    {
                        slot[v] = TOps.LessOrEqual(column + (64 * v), threshold) | ~TOps.Beyond(column + (64 * v), tables.ZeroThreshold);
                    }

                    break;
            }
        }
    }
}
