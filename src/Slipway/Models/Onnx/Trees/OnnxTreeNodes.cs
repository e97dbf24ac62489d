namespace Slipway.Models.Onnx.Trees;

/// <summary>
/// The attributes <c>nodes_*</c>: the nodes of all trees, each by the ids of its tree and its own, which can be any numbers in any order. A
/// tree's root is its only node without a parent.
/// </summary>
internal sealed class OnnxTreeNodes
{
    private readonly OnnxNode _node;
    private readonly IReadOnlyList<long> _treeIds;
    private readonly IReadOnlyList<long> _nodeIds;
    private readonly IReadOnlyList<long> _features;
    private readonly IReadOnlyList<double> _thresholds;
    private readonly IReadOnlyList<long> _trueIds;
    private readonly IReadOnlyList<long> _falseIds;
    private readonly IReadOnlyList<long> _missingTracksTrue;
    private readonly OnnxNodeMode[] _modes;
    private readonly Dictionary<(long Tree, long Node), int> _indexes = [];

    /// <summary>Each tree's nodes, in the file's order.</summary>
    private readonly List<List<int>> _trees = [];

    /// <summary>The tree of each node.</summary>
    private readonly int[] _treeOf;

    /// <summary>Each node's number as a child: of a split, or for leaf i of its tree <c>~i</c>.</summary>
    private readonly int[] _numbers;

    public OnnxTreeNodes(OnnxNode node)
    {
        _node = node;
        _treeIds = node.Integers("nodes_treeids");
        _nodeIds = Column("nodes_nodeids");
        _features = Column("nodes_featureids");
        _trueIds = Column("nodes_truenodeids");
        _falseIds = Column("nodes_falsenodeids");
        _missingTracksTrue = node.Integers("nodes_missing_value_tracks_true") is { Count: 0 } none ? none : Column("nodes_missing_value_tracks_true");
        _thresholds = node.Numbers("nodes_values");
        CheckCount("nodes_values", _thresholds.Count);
        CheckCount("nodes_modes", node.Texts("nodes_modes").Count);
        _modes = [.. node.Texts("nodes_modes").Select(mode => OnnxNodeModes.Parse(node, node.Bytes(mode)))];
        _treeOf = new int[NodeCount];
        _numbers = new int[NodeCount];
        IndexNodes();
        NumberNodes();
    }

    public int NodeCount => _treeIds.Count;

    public int TreeCount => _trees.Count;

    public long TreeId(int tree) => _treeIds[_trees[tree][0]];

    public int TreeOf(int index) => _treeOf[index];

    public bool IsLeaf(int index) => _modes[index] == OnnxNodeMode.Leaf;

    /// <summary>A leaf's number within its tree.</summary>
    public int LeafOf(int index) => ~_numbers[index];

    public int LeafCount(int tree) => _trees[tree].Count(IsLeaf);

    /// <summary>Where a node stands in the file's lists.</summary>
    public int IndexOf(long tree, long node) => _indexes.TryGetValue((tree, node), out var index)
        ? index
        : throw _node.Damaged($"tree {tree} has no node {node}, which is asked for");

    /// <summary>Makes a tree with some values for its leaves.</summary>
    public Tree MakeTree(int tree, double[] leaves, int output)
    {
        var nodes = _trees[tree];
        var splits = new Split[nodes.Count - leaves.Length];
        foreach (var index in nodes.Where(index => !IsLeaf(index)))
        {
            splits[_numbers[index]] = Split(index);
        }

        try
        {
            return new Tree(splits, leaves, [], []) { Output = output };
        }
        catch (ArgumentException exception)
        {
            throw _node.Damaged($"tree {TreeId(tree)}: {exception.Message}", exception);
        }
    }

    private Split Split(int index)
    {
        if (_features[index] is < 0 or > int.MaxValue)
        {
            throw _node.Damaged($"node {_nodeIds[index]} of tree {_treeIds[index]} asks for feature {_features[index]}");
        }

        if (double.IsNaN(_thresholds[index]))
        {
            throw _node.Damaged($"node {_nodeIds[index]} of tree {_treeIds[index]} compares with NaN");
        }

        var missingIsTrue = _missingTracksTrue.Count > 0 && _missingTracksTrue[index] == 1;
        var (whenTrue, whenFalse) = (Child(index, _trueIds[index]), Child(index, _falseIds[index]));

        // What is not at least the threshold is less: the branches change places.
        var isReversed = _modes[index] is OnnxNodeMode.GreaterOrEqual or OnnxNodeMode.Greater;
        return new Split
        {
            Feature = (int)_features[index],
            CategorySet = -1,
            Threshold = _thresholds[index],
            Comparison = _modes[index] is OnnxNodeMode.LessOrEqual or OnnxNodeMode.Greater ? Comparison.LessOrEqual : Comparison.Less,
            Missing = MissingRule.NaN,
            DefaultLeft = missingIsTrue != isReversed,
            Left = isReversed ? whenFalse : whenTrue,
            Right = isReversed ? whenTrue : whenFalse,
        };
    }

    private int Child(int parent, long id) => _numbers[IndexOf(_treeIds[parent], id)];

    private void IndexNodes()
    {
        var trees = new Dictionary<long, int>();
        for (var i = 0; i < NodeCount; i++)
        {
            if (!_indexes.TryAdd((_treeIds[i], _nodeIds[i]), i))
            {
                throw _node.Damaged($"node {_nodeIds[i]} of tree {_treeIds[i]} is there twice");
            }

            if (trees.TryAdd(_treeIds[i], _trees.Count))
            {
                _trees.Add([]);
            }

            _treeOf[i] = trees[_treeIds[i]];
            _trees[_treeOf[i]].Add(i);
        }
    }

    /// <summary>Gives splits and leaves their numbers, the root the first.</summary>
    private void NumberNodes()
    {
        var parents = new int[NodeCount];
        for (var i = 0; i < NodeCount; i++)
        {
            if (!IsLeaf(i))
            {
                parents[IndexOf(_treeIds[i], _trueIds[i])]++;
                parents[IndexOf(_treeIds[i], _falseIds[i])]++;
            }
        }

        foreach (var nodes in _trees)
        {
            var roots = nodes.Where(index => parents[index] == 0).ToList();
            if (roots.Count != 1)
            {
                throw _node.Damaged($"tree {_treeIds[nodes[0]]} should have one node without a parent, its root, but it has {roots.Count}");
            }

            // ONNX Runtime scores such a file, and some writers save room so.
            if (nodes.FindIndex(index => parents[index] > 1) is >= 0 and var shared)
            {
                throw _node.Unsupported(
                    $"node {_nodeIds[nodes[shared]]} of tree {_treeIds[nodes[shared]]} is reached from {parents[nodes[shared]]} branches; expected trees that part and never meet again; write a copy of what they share for each branch");
            }

            var (splits, leaves) = (0, 0);
            foreach (var index in nodes.Where(index => index != roots[0]).Prepend(roots[0]))
            {
                _numbers[index] = IsLeaf(index) ? ~leaves++ : splits++;
            }
        }
    }

    private IReadOnlyList<long> Column(string name)
    {
        var values = _node.Integers(name);
        CheckCount(name, values.Count);
        return values;
    }

    private void CheckCount(string name, int count)
    {
        if (count != NodeCount)
        {
            throw _node.Damaged($"{NodeCount} values of {name} were expected, as of nodes_treeids, but there are {count}");
        }
    }
}
