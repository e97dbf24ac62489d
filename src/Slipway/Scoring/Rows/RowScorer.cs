using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Slipway.Features;
using Slipway.Models;
using Slipway.Scoring.Compilation;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Rows;

/// <summary>
/// Scores single rows, for which a block would be too much: answers the distinct splits once, and then walks through the trees by the answers.
/// Adds the same numbers in the same groups as kernels do, so that scores are equal to the bit. Allocates nothing.
/// </summary>
internal sealed class RowScorer
{
    private readonly SplitTable _splits;
    private readonly int[] _roots;
    private readonly RowGroup[] _groups;
    private readonly double[] _offsets;

    /// <summary>For each node two places, where its right and its left side are: a node, or for leaf i the complement <c>~i</c>.</summary>
    private readonly int[] _sides;
    private readonly int[] _nodeSplits;
    private readonly uint[] _leaves;

    /// <param name="forest">The forest.</param>
    /// <param name="tables">What it was compiled to.</param>
    public RowScorer(Forest forest, ForestTables tables)
    {
        _splits = tables.Splits;
        _offsets = tables.Offsets;
        _groups = [.. tables.Groups.Select(group => new RowGroup(group.Output, group.TreeCount, group.Scale))];
        _roots = new int[tables.TreeOrder.Length];
        var nodeCount = tables.TreeOrder.Sum(tree => _splits.Trees[tree].Length);
        _sides = new int[2 * nodeCount];
        _nodeSplits = new int[nodeCount];
        _leaves = new uint[nodeCount + _roots.Length];
        Fill(forest, tables.TreeOrder);
    }

    /// <summary>Scores one row.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="row">Which.</param>
    /// <param name="scores">Gets the sums of all outputs.</param>
    public void Score(FeatureMatrix rows, int row, Span<double> scores)
    {
        var answers = ArrayPool<byte>.Shared.Rent(Math.Max(1, _splits.Splits.Count));
        Answer(rows, row, answers);
        _offsets.CopyTo(scores);
        var tree = 0;
        foreach (ref readonly var group in _groups.AsSpan())
        {
            var sum = 0u;
            for (var end = tree + group.TreeCount; tree < end; tree++)
            {
                sum += LeafNumber(_roots[tree], answers);
            }

            scores[group.Output] += sum * group.Scale;
        }

        ArrayPool<byte>.Shared.Return(answers);
    }

    private void Answer(FeatureMatrix rows, int row, byte[] answers)
    {
        var values = rows.Values.AsSpan(rows.FirstRow + row);
        var splits = _splits.Span;
        for (var i = 0; i < splits.Length; i++)
        {
            ref readonly var split = ref splits[i];
            var value = values[split.Feature * rows.Stride];
            var isLeft = split.Kind switch
            {
                SplitKind.LessOrEqual => value <= split.Threshold,
                SplitKind.NotGreater => !(value > split.Threshold),
                SplitKind.LessOrEqualNoZero => value <= split.Threshold && Math.Abs(value) > _splits.ZeroThreshold,
                SplitKind.NotGreaterOrZero => value <= split.Threshold || !(Math.Abs(value) > _splits.ZeroThreshold),
                SplitKind.InSet => _splits.CategorySets.Contains(split.CategorySet, value),
                _ => float.IsNaN(value) || _splits.CategorySets.Contains(split.CategorySet, value),
            };
            answers[i] = isLeft ? (byte)1 : (byte)0;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint LeafNumber(int node, byte[] answers)
    {
        ref var sides = ref MemoryMarshal.GetArrayDataReference(_sides);
        ref var splits = ref MemoryMarshal.GetArrayDataReference(_nodeSplits);
        ref var answer = ref MemoryMarshal.GetArrayDataReference(answers);
        while (node >= 0)
        {
            node = Unsafe.Add(ref sides, (2 * node) + Unsafe.Add(ref answer, Unsafe.Add(ref splits, node)));
        }

        return _leaves[~node];
    }

    private void Fill(Forest forest, int[] order)
    {
        var (firstNode, firstLeaf, next) = (0, 0, 0);
        foreach (ref readonly var group in _groups.AsSpan())
        {
            for (var end = next + group.TreeCount; next < end; next++)
            {
                var tree = forest.Trees[order[next]];
                var nodes = _splits.Trees[order[next]];
                _roots[next] = firstNode;
                for (var i = 0; i < nodes.Length; i++)
                {
                    _nodeSplits[firstNode + i] = nodes[i].Split;
                    _sides[2 * (firstNode + i)] = Place(nodes[i].Right);
                    _sides[(2 * (firstNode + i)) + 1] = Place(nodes[i].Left);
                }

                var least = LeafScale.Range(tree).Least;
                for (var i = 0; i < tree.LeafValues.Length; i++)
                {
                    _leaves[firstLeaf + i] = LeafScale.Number(tree.LeafValues[i], least, group.Scale);
                }

                firstNode += nodes.Length;
                firstLeaf += tree.LeafValues.Length;
            }
        }

        int Place(int node) => node >= 0 ? firstNode + node : ~(firstLeaf + ~node);
    }
}
