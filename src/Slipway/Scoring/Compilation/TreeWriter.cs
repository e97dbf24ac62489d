using Slipway.Models;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Compilation;

/// <summary>Writes groups of trees: programs and leaves.</summary>
internal sealed class TreeWriter
{
    /// <summary>Slots that are kept for the results of one tree: at most 128 parts of it that do not overlap have results at the same time, in 8 planes.</summary>
    private const int MaxTreeSlots = 1536;

    public List<TreeGroup> Groups { get; } = [];

    public List<ushort> Programs { get; } = [];

    public List<uint> Leaves { get; } = [];

    public List<byte> Digits { get; } = [];

    public int SlotCount { get; private set; }

    /// <summary>Writes trees of one shape and output.</summary>
    /// <param name="shape">Theirs.</param>
    /// <param name="forest">The forest.</param>
    /// <param name="splits">Its splits.</param>
    /// <param name="trees">At most <see cref="LeafDigits.GroupTrees"/>.</param>
    /// <param name="slots">The slot by a split's number.</param>
    /// <param name="firstFreeSlot">The first slot that holds no split's answers.</param>
    public void WriteGroup(
        TreeShape shape, Forest forest, SplitTable splits, ReadOnlySpan<(TreeShape Shape, int Tree)> trees, int[] slots, int firstFreeSlot)
    {
        var widest = 0.0;
        Span<double> leasts = stackalloc double[LeafDigits.GroupTrees];
        for (var i = 0; i < trees.Length; i++)
        {
            var (least, greatest) = LeafScale.Range(forest.Trees[trees[i].Tree]);
            leasts[i] = least;
            widest = Math.Max(widest, greatest - least);
        }

        Groups.Add(new TreeGroup
        {
            Shape = shape,
            Output = forest.Trees[trees[0].Tree].Output,
            TreeCount = trees.Length,
            FirstWord = Programs.Count,
            FirstLeaf = Leaves.Count,
            Scale = LeafScale.For(widest),
        });
        if (shape == TreeShape.Shallow)
        {
            for (var i = 0; i < trees.Length; i++)
            {
                WriteShallow(splits.Trees[trees[i].Tree], forest.Trees[trees[i].Tree], leasts[i], slots);
            }
        }
        else
        {
            WritePrograms(shape, forest, splits, trees, leasts, slots, firstFreeSlot);
        }

        if (trees.Length % 2 != 0)
        {
            WriteNothing(shape);
        }
    }

    private void WritePrograms(
        TreeShape shape, Forest forest, SplitTable splits, ReadOnlySpan<(TreeShape Shape, int Tree)> trees, ReadOnlySpan<double> leasts, int[] slots, int firstFreeSlot)
    {
        var planes = new LeafPlanes[trees.Length];
        for (var i = 0; i < trees.Length; i++)
        {
            planes[i] = new LeafPlanes(splits.Trees[trees[i].Tree], split => slots[split], LeafPlaneCount.Of(shape));
        }

        var shared = new SharedOperations([.. planes.Select(tree => tree.Result)], firstFreeSlot, BitSlots.Count - firstFreeSlot - MaxTreeSlots);
        shared.Write(Programs);
        for (var i = 0; i < trees.Length; i++)
        {
            var firstSlot = firstFreeSlot + shared.SlotCount;
            SlotCount = Math.Max(SlotCount, firstSlot + SlotAllocation.Write(shared.Rest(i), firstSlot, Programs));
            WriteLeaves(planes[i].Numbering, forest.Trees[trees[i].Tree], leasts[i], LeafPlaneCount.Of(shape));
        }
    }

    /// <summary>A tree whose leaves are all 0.</summary>
    private void WriteNothing(TreeShape shape)
    {
        var planeCount = LeafPlaneCount.Of(shape);
        if (shape == TreeShape.Shallow)
        {
            Programs.AddRange(new ushort[16]);
        }
        else
        {
            SlotAllocation.Write(new TreeOperations([], new int[planeCount]), 0, Programs);
        }

        WriteLeaves(0, stackalloc double[1 << planeCount]);
    }

    /// <summary>A leaf above the fourth level is repeated below splits that change nothing.</summary>
    private void WriteShallow(CompiledNode[] nodes, Tree tree, double least, int[] slots)
    {
        Span<int> places = stackalloc int[31];
        Span<double> leaves = stackalloc double[16];
        for (var place = 0; place < places.Length; place++)
        {
            var parent = place == 0 ? 0 : places[(place - 1) / 2];
            var node = place == 0 ? 0 : parent < 0 ? parent : place % 2 != 0 ? nodes[parent].Left : nodes[parent].Right;
            places[place] = node;
            if (place < 15)
            {
                Programs.Add(BitSlots.Name(node < 0 ? BitSlots.Zeros : slots[nodes[node].Split]));
            }
            else
            {
                // Left is a set bit: the leftmost leaf has the highest number.
                leaves[30 - place] = tree.LeafValues[~node];
            }
        }

        Programs.Add(0);
        WriteLeaves(least, leaves);
    }

    private void WriteLeaves(LeafNumbering numbering, Tree tree, double least, int planeCount)
    {
        Span<double> leaves = stackalloc double[1 << planeCount];
        leaves.Fill(least);
        for (var leaf = 0; leaf < tree.LeafValues.Length; leaf++)
        {
            var (number, free) = (numbering.Numbers[leaf], numbering.FreeBits[leaf]);
            for (var any = 0; any <= free; any++)
            {
                leaves[number + any] = tree.LeafValues[leaf];
            }
        }

        WriteLeaves(least, leaves);
    }

    private void WriteLeaves(double least, ReadOnlySpan<double> values)
    {
        var first = Leaves.Count;
        foreach (var value in values)
        {
            Leaves.Add(LeafScale.Number(value, least, Groups[^1].Scale));
        }

        for (var digit = 0; digit < LeafDigits.Count; digit++)
        {
            for (var leaf = first; leaf < Leaves.Count; leaf++)
            {
                Digits.Add((byte)(Leaves[leaf] >> (digit * LeafDigits.Bits) & ((1 << LeafDigits.Bits) - 1)));
            }
        }
    }
}
