using System.Buffers;
using System.Runtime.CompilerServices;
using Slipway.Features;
using Slipway.Models;
using Slipway.Scoring.Compilation;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Walking;

/// <summary>
/// Trees that are too large for blocks of bits, or whose leaves are no numbers for them: rows go down node by node, four side by side, so that the
/// processor does not wait for one row's memory alone. Leaves are added as doubles, in the order of the trees.
/// </summary>
internal sealed class WalkedTrees
{
    /// <summary>Rows that are copied together, so that a row's values lie side by side.</summary>
    private const int BlockRows = 64;

    private readonly SplitTable _splits;
    private readonly int[] _columns;
    private readonly List<(int Root, int Output)> _trees = [];
    private readonly WalkedNode[] _nodes;
    private readonly double[] _leaves;

    /// <summary>For each node two places, where its right and its left side are; of a leaf itself.</summary>
    private readonly int[] _sides;

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
        var sides = new List<int>();
        foreach (var tree in trees)
        {
            _trees.Add((nodes.Count, forest.Trees[tree].Output));
            Add(splits.Trees[tree], forest.Trees[tree], nodes, leaves, sides);
        }

        (_nodes, _leaves, _sides) = ([.. nodes], [.. leaves], [.. sides]);
    }

    /// <summary>Adds all rows' leaves.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="outputCount">Scores of a row.</param>
    /// <param name="scores">Row by row.</param>
    public void AddTo(FeatureMatrix rows, int outputCount, Span<double> scores)
    {
        var block = ArrayPool<float>.Shared.Rent(_columns.Length * BlockRows);
        for (var first = 0; first < rows.RowCount; first += BlockRows)
        {
            var count = Math.Min(BlockRows, rows.RowCount - first);
            for (var i = 0; i < _columns.Length; i++)
            {
                var column = rows.Column(_columns[i]).Slice(first, count);
                for (var row = 0; row < count; row++)
                {
                    block[(row * _columns.Length) + i] = column[row];
                }
            }

            foreach (var (root, output) in _trees)
            {
                AddTree(root, block, count, scores[((first * outputCount) + output)..], outputCount);
            }
        }

        ArrayPool<float>.Shared.Return(block);
    }

    private void AddTree(int root, float[] block, int count, Span<double> scores, int outputCount)
    {
        var width = _columns.Length;
        var row = 0;
        for (; row + 4 <= count; row += 4)
        {
            var (a, b, c, d) = (root, root, root, root);
            while ((_nodes[a].Leaf | _nodes[b].Leaf | _nodes[c].Leaf | _nodes[d].Leaf) < 0)
            {
                a = Next(a, block, row * width);
                b = Next(b, block, (row + 1) * width);
                c = Next(c, block, (row + 2) * width);
                d = Next(d, block, (row + 3) * width);
            }

            scores[row * outputCount] += _leaves[_nodes[a].Leaf];
            scores[(row + 1) * outputCount] += _leaves[_nodes[b].Leaf];
            scores[(row + 2) * outputCount] += _leaves[_nodes[c].Leaf];
            scores[(row + 3) * outputCount] += _leaves[_nodes[d].Leaf];
        }

        for (; row < count; row++)
        {
            var node = root;
            while (_nodes[node].Leaf < 0)
            {
                node = Next(node, block, row * width);
            }

            scores[row * outputCount] += _leaves[_nodes[node].Leaf];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Next(int at, float[] block, int start)
    {
        ref readonly var node = ref _nodes[at];
        var value = block[start + node.Column];

        // Which side a row takes can't be foreseen: it is computed, and not branched on.
        var isLeft = node.Kind <= SplitKind.NotGreater
            ? Bit(value <= node.Threshold) | (Bit(float.IsNaN(value)) & (int)node.Kind)
            : Bit(IsLeft(node, value));
        return _sides[(2 * at) + isLeft];
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

    /// <summary>Level by level: what most rows pass lies close together.</summary>
    private void Add(CompiledNode[] compiled, Tree tree, List<WalkedNode> nodes, List<double> leaves, List<int> sides)
    {
        var first = nodes.Count;
        var order = new List<int> { compiled.Length == 0 ? ~0 : 0 };
        for (var i = 0; i < order.Count; i++)
        {
            if (order[i] >= 0)
            {
                order.Add(compiled[order[i]].Left);
                order.Add(compiled[order[i]].Right);
            }
        }

        var next = first + 1;
        for (var i = 0; i < order.Count; i++)
        {
            var isLeaf = order[i] < 0;
            var split = isLeaf ? default : _splits.Splits[compiled[order[i]].Split];
            nodes.Add(new WalkedNode
            {
                Threshold = split.Threshold,
                Column = isLeaf ? 0 : Array.BinarySearch(_columns, split.Feature),
                Kind = split.Kind,
                CategorySet = split.CategorySet,
                Leaf = isLeaf ? leaves.Count : -1,
            });
            sides.Add(isLeaf ? first + i : next + 1);
            sides.Add(isLeaf ? first + i : next);
            next += isLeaf ? 0 : 2;
            if (isLeaf)
            {
                leaves.Add(tree.LeafValues[~order[i]]);
            }
        }
    }
}
