namespace Slipway.Models;

/// <summary>A decision tree. Split 0 is its root; a tree without splits has one leaf.</summary>
internal sealed class Tree
{
    private readonly Split[] _splits;
    private readonly double[] _leafValues;
    private readonly int[] _categoryBounds;
    private readonly uint[] _categoryBits;

    /// <param name="splits">The inner nodes.</param>
    /// <param name="leafValues">One more than there are splits; shrinkage is already applied.</param>
    /// <param name="categoryBounds">Where each set of categories begins in <paramref name="categoryBits"/>, and at last where the last one ends.</param>
    /// <param name="categoryBits">The sets, one bit a category.</param>
    /// <exception cref="ArgumentException">The nodes are no tree, or a split's set of categories does not exist. The message says where.</exception>
    public Tree(Split[] splits, double[] leafValues, int[] categoryBounds, uint[] categoryBits)
    {
        _splits = splits;
        _leafValues = leafValues;
        _categoryBounds = categoryBounds;
        _categoryBits = categoryBits;
        CheckCategories();
        CheckNodes();
    }

    private Tree(Tree shape, double[] leafValues, int output)
    {
        _splits = shape._splits;
        _leafValues = leafValues;
        _categoryBounds = shape._categoryBounds;
        _categoryBits = shape._categoryBits;
        Output = output;
    }

    /// <summary>The output that its leaves are added to.</summary>
    public int Output { get; init; }

    public ReadOnlySpan<Split> Splits => _splits;

    public ReadOnlySpan<double> LeafValues => _leafValues;

    /// <summary>How many sets of categories its splits have.</summary>
    public int CategorySetCount => Math.Max(0, _categoryBounds.Length - 1);

    /// <summary>A set of categories: category c belongs to it if bit <c>c % 32</c> of word <c>c / 32</c> is set.</summary>
    public ReadOnlySpan<uint> CategorySet(int index) => _categoryBits.AsSpan(_categoryBounds[index].._categoryBounds[index + 1]);

    /// <summary>A tree of the same splits whose leaves have other values and are added to another output: one of the trees that a tree with several values a leaf becomes.</summary>
    /// <exception cref="ArgumentException">There are more or fewer leaves than splits need.</exception>
    public Tree WithLeaves(double[] leafValues, int output) =>
        leafValues.Length == _splits.Length + 1
            ? new Tree(this, leafValues, output)
            : throw new ArgumentException($"{_splits.Length} splits need {_splits.Length + 1} leaves, but there are {leafValues.Length}");

    /// <summary>Whether both have the splits of one tree in the model, so that a row reaches the same leaf in both.</summary>
    public bool SharesSplitsWith(Tree other) => ReferenceEquals(_splits, other._splits);

    private void CheckCategories()
    {
        for (var i = 0; i < _categoryBounds.Length; i++)
        {
            var least = i == 0 ? 0 : _categoryBounds[i - 1];
            if (_categoryBounds[i] < least || _categoryBounds[i] > _categoryBits.Length || (i == 0 && _categoryBounds[i] != 0))
            {
                throw new ArgumentException($"bound {i} of the category sets is {_categoryBounds[i]}, out of order or past the {_categoryBits.Length} words of the sets");
            }
        }

        for (var i = 0; i < _splits.Length; i++)
        {
            if (_splits[i].CategorySet >= CategorySetCount)
            {
                throw new ArgumentException($"split {i} asks for category set {_splits[i].CategorySet} of {CategorySetCount}");
            }
        }
    }

    private void CheckNodes()
    {
        if (_leafValues.Length != _splits.Length + 1)
        {
            throw new ArgumentException($"{_splits.Length} splits need {_splits.Length + 1} leaves, but there are {_leafValues.Length}");
        }

        // Each node below the root is reached once, and then no node can lie on a cycle or be left over.
        var isReached = new bool[_splits.Length];
        var isLeafReached = new bool[_leafValues.Length];
        var open = new Stack<int>();
        open.Push(_splits.Length == 0 ? ~0 : 0);
        while (open.TryPop(out var node))
        {
            ref var reached = ref node >= 0 ? ref isReached[node] : ref isLeafReached[~node];
            if (reached)
            {
                throw new ArgumentException($"{Name(node)} is the child of two splits or of one below it");
            }

            reached = true;
            if (node < 0)
            {
                continue;
            }

            open.Push(Child(node, _splits[node].Right));
            open.Push(Child(node, _splits[node].Left));
        }

        if (isReached.AsSpan().IndexOf(false) is >= 0 and var split)
        {
            throw new ArgumentException($"{Name(split)} can't be reached from the root");
        }

        if (isLeafReached.AsSpan().IndexOf(false) is >= 0 and var leaf)
        {
            throw new ArgumentException($"{Name(~leaf)} can't be reached from the root");
        }
    }

    private int Child(int parent, int child) =>
        child >= 0 ? child < _splits.Length ? child : throw NoSuchChild(parent, child)
        : ~child < _leafValues.Length ? child
        : throw NoSuchChild(parent, child);

    private static ArgumentException NoSuchChild(int parent, int child) =>
        new($"split {parent} has {Name(child)} as its child, which does not exist");

    private static string Name(int node) => node >= 0 ? $"split {node}" : $"leaf {~node}";
}
