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
    /// <summary>Trees that a row goes down at once.</summary>
    private const int Step = 8;

    private readonly RowAnswers _answers;
    private readonly ShallowTrees _shallow = new();
    private readonly RowGroup[] _groups;
    private readonly double[] _offsets;

    /// <summary>The first node of each tree that is not shallow.</summary>
    private readonly List<int> _roots = [];
    private readonly List<RowNode> _nodes = [];

    /// <summary>The number of each node that is a leaf.</summary>
    private readonly List<uint> _leaves = [];

    /// <param name="forest">The forest.</param>
    /// <param name="tables">What it was compiled to.</param>
    public RowScorer(Forest forest, ForestTables tables)
    {
        _answers = new RowAnswers(tables.Splits, tables.TreeOrder.SelectMany(tree => tables.Splits.Trees[tree].Select(node => node.Split)));
        _offsets = tables.Offsets;
        _groups = [.. tables.Groups.Select(group => new RowGroup(
            group.Shape == TreeShape.Shallow && _answers.Length <= ShallowTrees.MaxAnswers, group.Output, group.TreeCount, group.Scale))];
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
                sum = Sum(CollectionsMarshal.AsSpan(_roots).Slice(other, group.TreeCount), answers);
                other += group.TreeCount;
            }

            scores[group.Output] += sum * group.Scale;
        }

        ArrayPool<byte>.Shared.Return(rented);
    }

    /// <summary>The sum of the leaves that a row reaches: it goes down several trees at once, so that the processor does not wait for one.</summary>
    private uint Sum(ReadOnlySpan<int> roots, Span<byte> answers)
    {
        ref var nodes = ref MemoryMarshal.GetReference(CollectionsMarshal.AsSpan(_nodes));
        ref var answer = ref MemoryMarshal.GetReference(answers);
        var leaves = CollectionsMarshal.AsSpan(_leaves);
        Span<int> at = stackalloc int[Step];
        var sum = 0u;
        for (; !roots.IsEmpty; roots = roots[Math.Min(Step, roots.Length)..])
        {
            var step = at[..Math.Min(Step, roots.Length)];
            roots[..step.Length].CopyTo(step);
            int moved;
            do
            {
                moved = 0;
                foreach (ref var place in step)
                {
                    ref var node = ref Unsafe.Add(ref nodes, place);
                    var next = node.Right + Unsafe.Add(ref answer, node.Answer);
                    moved |= next ^ place;
                    place = next;
                }
            }
            while (moved != 0);

            foreach (var leaf in step)
            {
                sum += leaves[leaf];
            }
        }

        return sum;
    }

    private void Fill(Forest forest, ForestTables tables)
    {
        var next = 0;
        foreach (ref readonly var group in _groups.AsSpan())
        {
            for (var end = next + group.TreeCount; next < end; next++)
            {
                var tree = forest.Trees[tables.TreeOrder[next]];
                var nodes = tables.Splits.Trees[tables.TreeOrder[next]];
                var least = LeafScale.Range(tree).Least;
                var leaves = new uint[tree.LeafValues.Length];
                for (var i = 0; i < leaves.Length; i++)
                {
                    leaves[i] = LeafScale.Number(tree.LeafValues[i], least, group.Scale);
                }

                if (group.IsShallow)
                {
                    _shallow.Add(nodes, _answers.Places, leaves);
                }
                else
                {
                    _roots.Add(_nodes.Count);
                    Add(nodes, leaves);
                }
            }
        }
    }

    private void Add(CompiledNode[] compiled, uint[] leaves)
    {
        var first = _nodes.Count;
        foreach (var (node, right) in LevelOrder.Of(compiled))
        {
            _nodes.Add(new RowNode(node < 0 ? _answers.No : _answers.Places[compiled[node].Split], first + right));
            _leaves.Add(node < 0 ? leaves[~node] : 0);
        }
    }
}
