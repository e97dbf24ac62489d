using System.Numerics;
using System.Runtime.InteropServices;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Compilation;

/// <summary>Writes the splits of segments: runs, thresholds and sets of categories.</summary>
internal sealed class SplitWriter(SplitTable splits)
{
    // The slot of each split in the segment that is being written.
    private readonly int[] _slots = new int[splits.Splits.Count];

    public List<SplitRun> Runs { get; } = [];

    public List<float> Thresholds { get; } = [];

    public List<float> Ranks { get; } = [];

    public List<uint> Sets { get; } = [];

    public int SlotCount { get; private set; } = BitSlots.FirstSplit;

    /// <summary>Writes a segment's splits and gives each its slot.</summary>
    /// <returns>The slot by the split's number.</returns>
    public int[] Write(List<int> segment)
    {
        var firstRun = Runs.Count;
        segment.Sort((one, other) => splits.Splits[one].CompareTo(splits.Splits[other]));
        for (var i = 0; i < segment.Count; i++)
        {
            var split = splits.Splits[segment[i]];
            _slots[segment[i]] = BitSlots.FirstSplit + i;
            if (Runs.Count == firstRun || !Continues(Runs[^1], split))
            {
                Runs.Add(new SplitRun
                {
                    Feature = split.Feature,
                    Kind = split.Kind,
                    FirstSlot = BitSlots.FirstSplit + i,
                    First = Thresholds.Count,
                    FirstRank = -1,
                });
            }

            Runs[^1] = Runs[^1] with { Count = Runs[^1].Count + 1 };
            if (split.CategorySet < 0)
            {
                Thresholds.Add(split.Threshold);
            }
        }

        foreach (ref var run in CollectionsMarshal.AsSpan(Runs)[firstRun..])
        {
            if (run.Kind is SplitKind.InSet or SplitKind.InSetOrMissing)
            {
                run.First = Sets.Count;
                run.Categories = CategoryTables.Add(splits, CollectionsMarshal.AsSpan(segment).Slice(run.FirstSlot - BitSlots.FirstSplit, run.Count), Sets);
            }
            else
            {
                AddRanks(ref run);
            }
        }

        // Some splits are answered in steps, the last of which can reach further than they do.
        SlotCount = Math.Max(SlotCount, BitSlots.FirstSplit + segment.Count + Math.Max(RankTree.AnswerStep, CategoryTable.Sets) - 1);
        return _slots;
    }

    private bool Continues(in SplitRun run, in SharedSplit split) =>
        run.Feature == split.Feature && run.Kind == split.Kind && run.Count < RankTree.MaxThresholds

        // A threshold that nothing is beyond or below has no rank, and stands before all others.
        && (split.CategorySet >= 0 || !float.IsNaN(Thresholds[^1]));

    private void AddRanks(ref SplitRun run)
    {
        if (run.Kind is not (SplitKind.LessOrEqual or SplitKind.NotGreater) || run.Count < RankTree.MinThresholds)
        {
            return;
        }

        run.FirstRank = Ranks.Count;
        run.RankLevels = BitOperations.Log2((uint)run.Count) + 1;
        Span<float> values = stackalloc float[RankTree.First(run.RankLevels)];
        values.Fill(float.PositiveInfinity);
        for (var level = 0; level < run.RankLevels; level++)
        {
            for (var position = 0; position < 1 << level; position++)
            {
                var rank = (((2 * Reversed(position, level)) + 1) << (run.RankLevels - 1 - level)) - 1;
                if (rank < run.Count)
                {
                    values[RankTree.First(level) + position] = Thresholds[run.First + rank];
                }
            }
        }

        Ranks.AddRange(values);
    }

    private static int Reversed(int position, int bits)
    {
        var reversed = 0;
        for (var bit = 0; bit < bits; bit++)
        {
            reversed = (reversed << 1) | (position >> bit & 1);
        }

        return reversed;
    }
}
