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
    private readonly RowAnswers _answers;
    private readonly ShallowTrees _shallow = new();
    private readonly RowGroup[] _groups;
    private readonly double[] _offsets;

    /// <summary>The first node of each tree that is not shallow.</summary>
    private readonly List<int> _roots = [];

    /// <summary>For each node two places, where its right and its left side are: a node, or for leaf i the complement <c>~i</c>.</summary>
    private readonly int[] _sides;

    /// <summary>Where the answer to each node's split is.</summary>
    private readonly int[] _nodeSplits;
    private readonly uint[] _leaves;

    /// <param name="forest">The forest.</param>
    /// <param name="tables">What it was compiled to.</param>
    public RowScorer(Forest forest, ForestTables tables)
    {
        _answers = new RowAnswers(tables.Splits, tables.TreeOrder.SelectMany(tree => tables.Splits.Trees[tree].Select(node => node.Split)));
        _offsets = tables.Offsets;
        _groups = [.. tables.Groups.Select(group => new RowGroup(group.Shape == TreeShape.Shallow, group.Output, group.TreeCount, group.Scale))];
        var nodeCount = tables.TreeOrder.Sum(tree => tables.Splits.Trees[tree].Length);
        _sides = new int[2 * nodeCount];
        _nodeSplits = new int[nodeCount];
        _leaves = new uint[nodeCount + tables.TreeOrder.Length];
        Fill(forest, tables);
    }

    /// <summary>Scores one row.</summary>
    /// <param name="rows">Rows.</param>
    /// <param name="row">Which.</param>
    /// <param name="scores">Gets the sums of all outputs.</param>
    public void Score(FeatureMatrix rows, int row, Span<double> scores)
    {
        var rented = ArrayPool<byte>.Shared.Rent(_answers.Length);
        var answers = rented.AsSpan(0, _answers.Length);
        _answers.Write(rows, row, answers);
        _offsets.CopyTo(scores);
        var (shallow, other) = (0, 0);
        foreach (ref readonly var group in _groups.AsSpan())
        {
            var sum = 0u;
            if (group.IsShallow)
            {
                sum = _shallow.Sum(shallow, group.TreeCount, answers);
                shallow += group.TreeCount;
            }
            else
            {
                for (var end = other + group.TreeCount; other < end; other++)
                {
                    sum += LeafNumber(_roots[other], answers);
                }
            }

            scores[group.Output] += sum * group.Scale;
        }

        ArrayPool<byte>.Shared.Return(rented);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint LeafNumber(int node, Span<byte> answers)
    {
        ref var sides = ref MemoryMarshal.GetArrayDataReference(_sides);
        ref var splits = ref MemoryMarshal.GetArrayDataReference(_nodeSplits);
        ref var answer = ref MemoryMarshal.GetReference(answers);
        while (node >= 0)
        {
            node = Unsafe.Add(ref sides, (2 * node) + Unsafe.Add(ref answer, Unsafe.Add(ref splits, node)));
        }

        return _leaves[~node];
    }

    private void Fill(Forest forest, ForestTables tables)
    {
        var (firstNode, firstLeaf, next) = (0, 0, 0);
        foreach (ref readonly var group in _groups.AsSpan())
        {
            for (var end = next + group.TreeCount; next < end; next++)
            {
                var tree = forest.Trees[tables.TreeOrder[next]];
                var nodes = tables.Splits.Trees[tables.TreeOrder[next]];
                var least = LeafScale.Range(tree).Least;
                var leaves = _leaves.AsSpan(firstLeaf, tree.LeafValues.Length);
                for (var i = 0; i < leaves.Length; i++)
                {
                    leaves[i] = LeafScale.Number(tree.LeafValues[i], least, group.Scale);
                }

                if (group.IsShallow)
                {
                    _shallow.Add(nodes, _answers.Places, leaves);
                    continue;
                }

                _roots.Add(firstNode);
                for (var i = 0; i < nodes.Length; i++)
                {
                    _nodeSplits[firstNode + i] = _answers.Places[nodes[i].Split];
                    _sides[2 * (firstNode + i)] = Place(nodes[i].Right);
                    _sides[(2 * (firstNode + i)) + 1] = Place(nodes[i].Left);
                }

                firstNode += nodes.Length;
                firstLeaf += leaves.Length;
            }
        }

        int Place(int node) => node >= 0 ? firstNode + node : ~(firstLeaf + ~node);
    }
}
