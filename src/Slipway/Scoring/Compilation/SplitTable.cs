using Slipway.Models;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Compilation;

/// <summary>The distinct splits of a forest, numbered, and its trees over their numbers.</summary>
internal sealed class SplitTable
{
    private readonly Dictionary<SharedSplit, int> _numbers = [];
    private readonly List<SharedSplit> _splits = [];

    public SplitTable(Forest forest)
    {
        ZeroThreshold = forest.ZeroThreshold;
        Trees = new CompiledNode[forest.Trees.Count][];
        for (var i = 0; i < Trees.Length; i++)
        {
            Trees[i] = i > 0 && forest.Trees[i].SharesSplitsWith(forest.Trees[i - 1]) ? Trees[i - 1] : Nodes(forest.Trees[i]);
        }
    }

    public IReadOnlyList<SharedSplit> Splits => _splits;

    /// <summary>The forest's.</summary>
    public float ZeroThreshold { get; }

    public CategorySets CategorySets { get; } = new();

    /// <summary>The nodes of each tree, the root first; of a tree that is a leaf none.</summary>
    public CompiledNode[][] Trees { get; }

    private CompiledNode[] Nodes(Tree tree)
    {
        var nodes = new CompiledNode[tree.Splits.Length];
        for (var i = 0; i < nodes.Length; i++)
        {
            ref readonly var split = ref tree.Splits[i];
            var (shared, isExchanged) = split.IsCategorical
                ? (Categorical(split, tree), false)
                : SharedSplit.OfNumerical(split, ZeroThreshold);
            if (!_numbers.TryGetValue(shared, out var number))
            {
                number = _splits.Count;
                _numbers.Add(shared, number);
                _splits.Add(shared);
            }

            nodes[i] = isExchanged ? new(number, split.Right, split.Left) : new(number, split.Left, split.Right);
        }

        return nodes;
    }

    private SharedSplit Categorical(in Split split, Tree tree) =>
        new(split.Feature, split.DefaultLeft ? SplitKind.InSetOrMissing : SplitKind.InSet, 0, CategorySets.Number(tree.CategorySet(split.CategorySet)));
}
