namespace Slipway.Scoring.Compilation;

/// <summary>
/// The number of the leaf that a row reaches, as planes: plane p holds bit p of every row's number. Built from the leaves up: at a node,
/// each plane is selected by the split's answers from the planes of both sides, and where both sides agree nothing is to do.
/// </summary>
internal sealed class LeafPlanes
{
    private readonly CompiledNode[] _nodes;
    private readonly Func<int, int> _slotOf;
    private readonly int _planeCount;
    private readonly int[] _leafCounts;
    private readonly List<Select> _operations = [];
    private int _nextNumber;

    /// <param name="nodes">The tree's, the root first; not empty.</param>
    /// <param name="slotOf">The slot of a split's answers.</param>
    /// <param name="planeCount">Enough for the numbers of all leaves.</param>
    public LeafPlanes(CompiledNode[] nodes, Func<int, int> slotOf, int planeCount)
    {
        _nodes = nodes;
        _slotOf = slotOf;
        _planeCount = planeCount;
        _leafCounts = LeafCounts(nodes);
        Numbers = new int[nodes.Length + 1];
        Planes = new int[planeCount];
        Build(0, Planes);
    }

    public IReadOnlyList<Select> Operations => _operations;

    /// <summary>Where each plane is: a slot, or the result of operation i as its complement.</summary>
    public int[] Planes { get; }

    /// <summary>The number that each leaf got.</summary>
    public int[] Numbers { get; }

    private void Build(int node, Span<int> planes)
    {
        if (node < 0)
        {
            var number = _nextNumber++;
            Numbers[~node] = number;
            for (var plane = 0; plane < planes.Length; plane++)
            {
                planes[plane] = (number >> plane & 1) != 0 ? BitSlots.Ones : BitSlots.Zeros;
            }

            return;
        }

        Span<int> left = stackalloc int[_planeCount];
        Span<int> right = stackalloc int[_planeCount];

        // The larger side first: its numbers begin where the parent's do, and more of its planes are constant.
        var (_, leftNode, rightNode) = _nodes[node];
        if (LeafCount(leftNode) > LeafCount(rightNode))
        {
            Build(leftNode, left);
            Build(rightNode, right);
        }
        else
        {
            Build(rightNode, right);
            Build(leftNode, left);
        }

        var answers = _slotOf(_nodes[node].Split);
        for (var plane = 0; plane < planes.Length; plane++)
        {
            planes[plane] = Join(answers, left[plane], right[plane]);
        }
    }

    private int Join(int answers, int left, int right)
    {
        if (left == right)
        {
            return left;
        }

        if (left == BitSlots.Ones && right == BitSlots.Zeros)
        {
            return answers;
        }

        _operations.Add(new Select(answers, left, right));
        return ~(_operations.Count - 1);
    }

    private int LeafCount(int node) => node < 0 ? 1 : _leafCounts[node];

    private static int[] LeafCounts(CompiledNode[] nodes)
    {
        var counts = new int[nodes.Length];
        var open = new Stack<(int Node, bool IsDone)>();
        open.Push((0, false));
        while (open.TryPop(out var next))
        {
            var (_, left, right) = nodes[next.Node];
            if (next.IsDone)
            {
                counts[next.Node] = (left < 0 ? 1 : counts[left]) + (right < 0 ? 1 : counts[right]);
                continue;
            }

            open.Push((next.Node, true));
            if (left >= 0)
            {
                open.Push((left, false));
            }

            if (right >= 0)
            {
                open.Push((right, false));
            }
        }

        return counts;
    }
}
