using System.Runtime.CompilerServices;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Kernels;

/// <summary>Searches values among a run's thresholds, one level of the <see cref="RankTree"/> after the other for a whole block.</summary>
internal static unsafe class RankSearch<TOps, TVector>
    where TOps : struct, IVectorOps<TVector>
    where TVector : unmanaged
{
    /// <param name="tree">The thresholds.</param>
    /// <param name="levels">The tree's.</param>
    /// <param name="isMissingLast">True if NaN is beyond all thresholds, false if beyond none.</param>
    /// <param name="values">The block's.</param>
    /// <param name="count">Theirs, a multiple of 64.</param>
    /// <param name="scratch">Its rank planes are written.</param>
    public static void Run(float* tree, int levels, bool isMissingLast, float* values, int count, BlockScratch scratch)
    {
        var positions = scratch.Positions;
        if (isMissingLast)
        {
            TOps.SearchFirst(values, positions, count, tree, true);
        }
        else
        {
            TOps.SearchFirst(values, positions, count, tree, false);
        }

        for (var level = RankTree.MinLevels; level < levels; level++)
        {
            if (isMissingLast)
            {
                Decide(tree + RankTree.First(level), level, true, values, count, positions);
            }
            else
            {
                Decide(tree + RankTree.First(level), level, false, values, count, positions);
            }
        }

        for (var i = 0; i < count; i += 64)
        {
            TOps.WritePlanes(positions + i, levels, (ulong*)(scratch.Ranks + (i / 8)));
        }
    }

    /// <summary>Gives the level as a constant: its thresholds stay in registers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Decide(float* thresholds, int level, bool isMissingLast, float* values, int count, int* positions)
    {
        switch (level)
        {
            case 5:
                TOps.Search(values, positions, count, thresholds, 5, isMissingLast);
                break;
            case 6:
                TOps.Search(values, positions, count, thresholds, 6, isMissingLast);
                break;
            default:
                TOps.Search(values, positions, count, thresholds, 7, isMissingLast);
                break;
        }
    }
}
