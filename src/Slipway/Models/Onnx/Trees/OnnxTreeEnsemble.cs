namespace Slipway.Models.Onnx.Trees;

/// <summary>The trees of a node, and what their leaves vote for. A leaf with several votes becomes a leaf in several trees of the same splits.</summary>
internal sealed class OnnxTreeEnsemble
{
    /// <summary>Leaves are stored for each output that their tree votes for, and no file may make more of them than this times its votes and nodes.</summary>
    private const int MaxSpread = 64;

    private readonly OnnxTreeNodes _nodes;
    private readonly long _outputs;
    private readonly SortedDictionary<int, double[]>[] _leaves;
    private readonly int[] _votes;

    /// <summary>For each tree and output that has votes, the number of leaves that vote.</summary>
    private readonly Dictionary<(int Tree, int Output), int> _voters = [];
    private long _spread;

    private OnnxTreeEnsemble(OnnxNode node, string prefix, long outputs)
    {
        _outputs = outputs;
        _nodes = new OnnxTreeNodes(node);
        _leaves = [.. Enumerable.Range(0, _nodes.TreeCount).Select(_ => new SortedDictionary<int, double[]>())];
        _votes = new int[_nodes.NodeCount];
        AddVotes(node, prefix);
        Trees = [.. MakeTrees(node)];
    }

    public IReadOnlyList<Tree> Trees { get; }

    public int TreeCount => _nodes.TreeCount;

    public int VoteCount { get; private set; }

    public bool HasNegativeVotes { get; private set; }

    public bool HasOneVotePerLeaf => Enumerable.Range(0, _nodes.NodeCount).All(i => !_nodes.IsLeaf(i) || _votes[i] == 1);

    /// <summary>Reads the attributes <c>nodes_*</c> and <c>class_*</c> or <c>target_*</c>.</summary>
    /// <param name="node">The node.</param>
    /// <param name="prefix"><c>class</c> or <c>target</c>.</param>
    /// <param name="outputs">How many there are to vote for.</param>
    public static OnnxTreeEnsemble Read(OnnxNode node, string prefix, long outputs) => outputs is >= 1 and <= int.MaxValue
        ? new OnnxTreeEnsemble(node, prefix, outputs)
        : throw node.Damaged($"one or more targets were expected, but there are {outputs}");

    public bool VotesFor(int output) => _voters.Keys.Any(key => key.Output == output);

    /// <summary>Whether each row is sure to get a vote for an output.</summary>
    public bool HasTreeThatAlwaysVotesFor(int output) => Enumerable.Range(0, TreeCount).Any(
        tree => _voters.GetValueOrDefault((tree, output)) == _nodes.LeafCount(tree));

    private void AddVotes(OnnxNode node, string prefix)
    {
        var (ids, weights) = (node.Integers($"{prefix}_ids"), node.Numbers($"{prefix}_weights"));
        var (treeIds, nodeIds) = (node.Integers($"{prefix}_treeids"), node.Integers($"{prefix}_nodeids"));
        if (weights.Count != ids.Count || treeIds.Count != ids.Count || nodeIds.Count != ids.Count)
        {
            throw node.Damaged(
                $"as many values of {prefix}_ids, {prefix}_weights, {prefix}_treeids and {prefix}_nodeids were expected, but there are {ids.Count}, {weights.Count}, {treeIds.Count} and {nodeIds.Count}");
        }

        VoteCount = ids.Count;
        var hasVoted = new HashSet<(int Node, int Output)>();
        for (var i = 0; i < ids.Count; i++)
        {
            var index = _nodes.IndexOf(treeIds[i], nodeIds[i]);
            if (ids[i] < 0 || ids[i] >= _outputs)
            {
                throw node.Damaged($"value {i} of {prefix}_ids is {ids[i]}, but there are {_outputs}, counted from 0");
            }

            // ONNX Runtime passes over votes of inner nodes.
            if (!_nodes.IsLeaf(index))
            {
                continue;
            }

            var (tree, output) = (_nodes.TreeOf(index), (int)ids[i]);
            _votes[index]++;
            HasNegativeVotes |= weights[i] < 0;
            if (hasVoted.Add((index, output)))
            {
                _voters[(tree, output)] = _voters.GetValueOrDefault((tree, output)) + 1;
            }

            LeavesOf(node, tree, output, ids.Count)[_nodes.LeafOf(index)] += weights[i];
        }
    }

    private double[] LeavesOf(OnnxNode node, int tree, int output, int votes)
    {
        if (!_leaves[tree].TryGetValue(output, out var leaves))
        {
            var count = _nodes.LeafCount(tree);
            _spread += count;
            if (_spread > MaxSpread * ((long)votes + _nodes.NodeCount))
            {
                throw node.Unsupported("its leaves vote for so few of the outputs that their tables would take far more memory than the file; export one model an output");
            }

            leaves = new double[count];
            _leaves[tree].Add(output, leaves);
        }

        return leaves;
    }

    private IEnumerable<Tree> MakeTrees(OnnxNode node)
    {
        for (var i = 0; i < TreeCount; i++)
        {
            Tree? shape = null;
            foreach (var (output, leaves) in _leaves[i])
            {
                shape = shape is null ? _nodes.MakeTree(i, leaves, output) : shape.WithLeaves(leaves, output);
                yield return shape;
            }

            if (shape is null)
            {
                throw node.Damaged($"no leaf of tree {_nodes.TreeId(i)} has a value");
            }
        }
    }
}
