using System.Buffers;
using System.Runtime.CompilerServices;
using Slipway.Features;
using Slipway.Models;
using Slipway.Scoring.Compilation;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Walking;

/// <summary>
/// Trees that are too large for blocks of bits, or whose leaves are no numbers for them: rows go down node by node, eight side by side, so that
/// the processor does not wait for one row's memory alone. Leaves are added as doubles, in the order of the trees.
/// </summary>
internal sealed unsafe class WalkedTrees
{
    /// <summary>Rows that go down side by side.</summary>
    private const int Step = 8;

    /// <summary>Values of a block: rows are copied so that each one's lie side by side, and many of them for each tree, which then stays near.</summary>
    private const int BlockValues = 32 * 1024;

    private const int MaxBlockRows = 1024;

    private readonly SplitTable _splits;
    private readonly int[] _columns;
    private readonly List<(int Root, int Output)> _trees = [];
    private readonly WalkedNode[] _nodes;

    /// <summary>By node; of an inner one 0.</summary>
    private readonly double[] _leaves;

    /// <param name="forest">The forest.</param>
    /// <param name="splits">Its splits.</param>
    /// <param name="trees">Those that are walked, by their index.</param>
    public WalkedTrees(Forest forest, SplitTable splits, ReadOnlySpan<int> trees)
    {
        _splits = splits;
        var used = new SortedSet<int>();
        foreach (var tree in trees)
        {
            used.UnionWith(splits.Trees[tree].Select(node => splits.Splits[node.Split].Feature));
        }

        _columns = [.. used.DefaultIfEmpty(0)];
        var nodes = new List<WalkedNode>();
        var leaves = new List<double>();
        foreach (var tree in trees)
        {
            _trees.Add((nodes.Count, forest.Trees[tree].Output));
            Add(splits.Trees[tree], forest.Trees[tree], nodes, leaves);
        }

        _nodes = GC.AllocateUninitializedArray<WalkedNode>(nodes.Count, pinned: true);
        nodes.CopyTo(_nodes);
        _leaves = [.. leaves];
    }

    /// <summary>Adds all rows' leaves.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="outputCount">Scores of a row.</param>
    /// <param name="scores">Row by row.</param>
    public void AddTo(FeatureMatrix rows, int outputCount, Span<double> scores)
    {
        var blockRows = Math.Clamp(BlockValues / _columns.Length, Step, MaxBlockRows);
        var block = ArrayPool<float>.Shared.Rent(_columns.Length * Math.Min(blockRows, rows.RowCount));
        fixed (float* values = block)
        {
            for (var first = 0; first < rows.RowCount; first += blockRows)
            {
                var count = Math.Min(blockRows, rows.RowCount - first);
                Copy(rows, first, count, values);
                foreach (var (root, output) in _trees)
                {
                    AddTree(root, values, count, scores[((first * outputCount) + output)..], outputCount);
                }
            }
        }

        ArrayPool<float>.Shared.Return(block);
    }

    private void Copy(FeatureMatrix rows, int first, int count, float* values)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var column = rows.Column(_columns[i]).Slice(first, count);
            for (var row = 0; row < column.Length; row++)
            {
                values[((nint)row * _columns.Length) + i] = column[row];
            }
        }
    }

    private void AddTree(int root, float* values, int count, Span<double> scores, int outputCount)
    {
        var width = _columns.Length;
        var nodes = (WalkedNode*)Unsafe.AsPointer(ref _nodes[0]);
        var at = stackalloc int[Step];
        var row = 0;
        for (; row + Step <= count; row += Step)
        {
            new Span<int>(at, Step).Fill(root);
            int moved;
            do
            {
                moved = 0;
                for (var i = 0; i < Step; i++)
                {
                    var next = Next(nodes + at[i], values + ((nint)(row + i) * width));
                    moved |= next ^ at[i];
                    at[i] = next;
                }
            }
            while (moved != 0);

            for (var i = 0; i < Step; i++)
            {
                scores[(row + i) * outputCount] += _leaves[at[i]];
            }
        }

        for (; row < count; row++)
        {
            var (node, next) = (-1, root);
            while (next != node)
            {
                (node, next) = (next, Next(nodes + next, values + ((nint)row * width)));
            }

            scores[row * outputCount] += _leaves[node];
        }
    }

    /// <summary>A leaf is its own next node.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next(WalkedNode* node, float* row)
    {
        var value = row[node->Column];

        // Which side a row takes can't be foreseen: it is computed, and not branched on.
        var isLeft = node->Kind <= SplitKind.NotGreater
            ? Bit(value <= node->Threshold) | (Bit(float.IsNaN(value)) & (int)node->Kind)
            : Bit(IsLeft(*node, value));
        return node->Right + isLeft;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Bit(bool condition) => condition ? 1 : 0;

    private bool IsLeft(in WalkedNode node, float value) => node.Kind switch
    {
        SplitKind.LessOrEqualNoZero => value <= node.Threshold && Math.Abs(value) > _splits.ZeroThreshold,
        SplitKind.NotGreaterOrZero => value <= node.Threshold || !(Math.Abs(value) > _splits.ZeroThreshold),
        SplitKind.InSet => _splits.CategorySets.Contains(node.CategorySet, value),
        _ => float.IsNaN(value) || _splits.CategorySets.Contains(node.CategorySet, value),
    };

    private void Add(CompiledNode[] compiled, Tree tree, List<WalkedNode> nodes, List<double> leaves)
    {
        var first = nodes.Count;
        foreach (var (node, right) in LevelOrder.Of(compiled))
        {
            if (node < 0)
            {
                nodes.Add(new WalkedNode(first + right));
                leaves.Add(tree.LeafValues[~node]);
            }
            else
            {
                var split = _splits.Splits[compiled[node].Split];
                nodes.Add(new WalkedNode(split, Array.BinarySearch(_columns, split.Feature), first + right));
                leaves.Add(0);
            }
        }
    }
}
