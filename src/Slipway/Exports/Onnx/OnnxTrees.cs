using Slipway.Models;

namespace Slipway.Exports.Onnx;

/// <summary>
/// The nodes of a forest as attributes of ONNX's tree ensembles, all of the kind "at most the threshold": the largest float32 of each interval decides
/// every float32 as the scorer does. A split of several intervals becomes a chain of nodes with common children.
/// </summary>
internal sealed class OnnxTrees
{
    // Runtimes follow a chain by calling themselves.
    private const int MostIntervals = 10_000;

    public List<long> TreeIds { get; } = [];

    public List<long> NodeIds { get; } = [];

    public List<long> FeatureIds { get; } = [];

    public List<bool> AreLeaves { get; } = [];

    public List<float> Thresholds { get; } = [];

    public List<long> TrueIds { get; } = [];

    public List<long> FalseIds { get; } = [];

    /// <summary>Whether a missing value takes the true side.</summary>
    public List<bool> MissingIsTrue { get; } = [];

    public List<long> LeafTreeIds { get; } = [];

    public List<long> LeafNodeIds { get; } = [];

    public List<long> LeafTargets { get; } = [];

    public List<float> LeafValues { get; } = [];

    /// <exception cref="SlipwayException">A split has too many intervals.</exception>
    public static OnnxTrees Of(Forest forest)
    {
        var trees = new OnnxTrees();
        for (var i = 0; i < forest.Trees.Count; i++)
        {
            trees.Add(i, forest.Trees[i], forest.ZeroThreshold);
        }

        return trees;
    }

    private void Add(int number, Tree tree, float zeroThreshold)
    {
        var ids = new Dictionary<int, int>();
        var open = new Stack<int>();
        var nextId = 0;
        IdOf(tree.Splits.Length == 0 ? ~0 : 0);
        while (open.TryPop(out var node))
        {
            if (node < 0)
            {
                AddLeaf(number, ids[node], tree.Output, (float)tree.LeafValues[~node]);
                continue;
            }

            var regions = RegionsOf(node);
            var (left, right) = (IdOf(tree.Splits[node].Left), IdOf(tree.Splits[node].Right));
            AddChain(number, ids[node], tree.Splits[node].Feature, regions, left, right);
        }

        // A node's first number; nodes that send everything to one side are left out.
        int IdOf(int node)
        {
            var length = 1;
            while (node >= 0)
            {
                var regions = RegionsOf(node);
                length = Math.Max(1, regions.Ends.Count);
                if (!regions.IsConstant)
                {
                    break;
                }

                node = regions.IsMissingLeft ? tree.Splits[node].Left : tree.Splits[node].Right;
            }

            ids[node] = nextId;
            nextId += node >= 0 ? length : 1;
            open.Push(node);
            return ids[node];
        }

        SplitRegions RegionsOf(int node)
        {
            var regions = SplitRegions.Of(tree.Splits[node], tree, zeroThreshold);
            return regions.Count <= MostIntervals ? regions : throw new SlipwayException(
                ErrorKind.Model,
                $"The model can't be exported as ONNX: split {node} of tree {number} parts its values into {regions.Count} intervals, and at most {MostIntervals} are written. Train it with fewer categories.");
        }
    }

    private void AddLeaf(int tree, int id, int target, float value)
    {
        AddNode(tree, id, 0, 0, 0, 0, isLeaf: true, missingIsTrue: false);
        LeafTreeIds.Add(tree);
        LeafNodeIds.Add(id);
        LeafTargets.Add(target);
        LeafValues.Add(value);
    }

    private void AddChain(int tree, int id, int feature, SplitRegions regions, int left, int right)
    {
        int Child(bool isLeft) => isLeft ? left : right;
        if (regions.Ends.Count == 0)
        {
            // Every number is at most infinity.
            AddNode(tree, id, feature, float.PositiveInfinity, Child(regions.IsLeft(0)), Child(regions.IsMissingLeft), isLeaf: false, missingIsTrue: false);
            return;
        }

        for (var i = 0; i < regions.Ends.Count; i++)
        {
            var isLast = i == regions.Ends.Count - 1;
            AddNode(
                tree, id + i, feature, regions.Ends[i], Child(regions.IsLeft(i)), isLast ? Child(regions.IsLeft(i + 1)) : id + i + 1,
                isLeaf: false, missingIsTrue: regions.IsLeft(i) == regions.IsMissingLeft);
        }
    }

    private void AddNode(int tree, int id, int feature, float threshold, int trueId, int falseId, bool isLeaf, bool missingIsTrue)
    {
        TreeIds.Add(tree);
        NodeIds.Add(id);
        FeatureIds.Add(feature);
        AreLeaves.Add(isLeaf);
        Thresholds.Add(threshold);
        TrueIds.Add(trueId);
        FalseIds.Add(falseId);
        MissingIsTrue.Add(missingIsTrue);
    }
}
