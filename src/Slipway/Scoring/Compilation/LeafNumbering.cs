namespace Slipway.Scoring.Compilation;

/// <summary>
/// Numbers the leaves of a tree so that the planes of their numbers need few operations. Numbers are cut in halves: by a node whose sides fit
/// into a half each, and then that bit is the node's answer itself; else by taking apart what is too large. A leaf that has a part to
/// itself has all numbers of it: whatever its lower bits are, no operation is spent on them.
/// </summary>
internal sealed class LeafNumbering
{
    private readonly CompiledNode[] _nodes;
    private readonly int[] _leafCounts;

    /// <param name="nodes">The tree's, the root first; not empty.</param>
    /// <param name="bits">Of the numbers; enough for all leaves.</param>
    public LeafNumbering(CompiledNode[] nodes, int bits)
    {
        _nodes = nodes;
        _leafCounts = new int[nodes.Length];
        CountLeaves(0);
        Numbers = new int[nodes.Length + 1];
        FreeBits = new int[nodes.Length + 1];
        Assign([0], 0, bits);
    }

    /// <summary>Each leaf's number; its free bits are 0.</summary>
    public int[] Numbers { get; }

    /// <summary>The bits of each leaf's number that can be anything.</summary>
    public int[] FreeBits { get; }

    private int LeafCount(int node) => node < 0 ? 1 : _leafCounts[node];

    private int CountLeaves(int node)
    {
        if (node < 0)
        {
            return 1;
        }

        var (_, left, right) = _nodes[node];
        return _leafCounts[node] = CountLeaves(left) + CountLeaves(right);
    }

    private void Assign(List<int> subtrees, int first, int bits)
    {
        if (subtrees is [< 0 and var leaf])
        {
            Numbers[~leaf] = first;
            FreeBits[~leaf] = (1 << bits) - 1;
            return;
        }

        var half = 1 << (bits - 1);
        var (upper, lower) = Halve(subtrees, half);
        Assign(upper, first + half, bits - 1);
        Assign(lower, first, bits - 1);
    }

    /// <summary>Shares subtrees out over two halves of the numbers; of a node that is alone the left side is in the upper one.</summary>
    private (List<int> Upper, List<int> Lower) Halve(List<int> subtrees, int capacity)
    {
        if (subtrees is [var node])
        {
            var (_, left, right) = _nodes[node];
            subtrees = [left, right];
            if (LeafCount(left) <= capacity && LeafCount(right) <= capacity)
            {
                return ([left], [right]);
            }
        }

        var open = new PriorityQueue<int, int>();
        foreach (var subtree in subtrees)
        {
            open.Enqueue(subtree, -LeafCount(subtree));
        }

        List<int> upper = [];
        List<int> lower = [];
        var (upperRoom, lowerRoom) = (capacity, capacity);
        while (open.TryDequeue(out var largest, out _))
        {
            var count = LeafCount(largest);
            if (count <= Math.Max(upperRoom, lowerRoom))
            {
                var isUpper = upperRoom >= lowerRoom;
                (isUpper ? upper : lower).Add(largest);
                upperRoom -= isUpper ? count : 0;
                lowerRoom -= isUpper ? 0 : count;
                continue;
            }

            open.Enqueue(_nodes[largest].Left, -LeafCount(_nodes[largest].Left));
            open.Enqueue(_nodes[largest].Right, -LeafCount(_nodes[largest].Right));
        }

        return (upper, lower);
    }
}
