using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Compilation;

/// <summary>
/// The number of the leaf that a row reaches, as planes: plane p holds bit p of every row's number. Built from the leaves up: at a node,
/// each plane is selected by the split's answers from the planes of both sides; where both sides agree, or one does not care, nothing is to do.
/// </summary>
internal sealed class LeafPlanes
{
    /// <summary>The place of a plane that can be anything.</summary>
    private const int Any = int.MinValue;

    private readonly CompiledNode[] _nodes;
    private readonly Func<int, int> _slotOf;
    private readonly List<Select> _operations = [];

    /// <param name="nodes">The tree's, the root first; not empty.</param>
    /// <param name="slotOf">The slot of a split's answers.</param>
    /// <param name="planeCount">Enough for the numbers of all leaves.</param>
    public LeafPlanes(CompiledNode[] nodes, Func<int, int> slotOf, int planeCount)
    {
        _nodes = nodes;
        _slotOf = slotOf;
        Numbering = new LeafNumbering(nodes, planeCount);
        var planes = new int[planeCount];
        Build(0, planes);
        planes.AsSpan().Replace(Any, BitSlots.Zeros);
        Result = new TreeOperations(_operations, planes);
    }

    public TreeOperations Result { get; }

    public LeafNumbering Numbering { get; }

    private void Build(int node, Span<int> planes)
    {
        if (node < 0)
        {
            for (var plane = 0; plane < planes.Length; plane++)
            {
                planes[plane] = Bit(Numbering.FreeBits[~node], plane) ? Any : Bit(Numbering.Numbers[~node], plane) ? BitSlots.Ones : BitSlots.Zeros;
            }

            return;
        }

        Span<int> left = stackalloc int[planes.Length];
        Span<int> right = stackalloc int[planes.Length];
        Build(_nodes[node].Left, left);
        Build(_nodes[node].Right, right);
        var answers = _slotOf(_nodes[node].Split);
        for (var plane = 0; plane < planes.Length; plane++)
        {
            planes[plane] = Join(answers, left[plane], right[plane]);
        }
    }

    private static bool Bit(int number, int plane) => (number >> plane & 1) != 0;

    private int Join(int answers, int left, int right)
    {
        if (left == right || right == Any)
        {
            return left;
        }

        if (left == Any)
        {
            return right;
        }

        if (left == BitSlots.Ones && right == BitSlots.Zeros)
        {
            return answers;
        }

        _operations.Add(new Select(answers, left, right));
        return ~(_operations.Count - 1);
    }
}
