using Slipway.Models;
using Slipway.Scoring.Tables;

namespace Slipway.Scoring.Compilation;

/// <summary>Compiles a forest to the tables that kernels evaluate.</summary>
internal sealed class ForestCompiler
{
    /// <summary>What is left of the slots is enough for the results of any tree's operations.</summary>
    private const int MaxSegmentSplits = 6 * 1024;

    private readonly Forest _forest;
    private readonly SplitTable _splits;
    private readonly TreeWriter _writer = new();
    private readonly SplitWriter _splitWriter;
    private readonly List<Segment> _segments = [];
    private readonly double[] _offsets;

    private ForestCompiler(Forest forest)
    {
        _forest = forest;
        _splits = new SplitTable(forest);
        _splitWriter = new SplitWriter(_splits);
        _offsets = GC.AllocateArray<double>(forest.OutputCount, pinned: true);
    }

    public static ForestTables Compile(Forest forest) => new ForestCompiler(forest).Compile();

    private ForestTables Compile()
    {
        var walked = new List<int>();
        var compiled = new List<(TreeShape Shape, int Tree)>();
        for (var i = 0; i < _forest.Trees.Count; i++)
        {
            var tree = _forest.Trees[i];
            var (least, greatest) = LeafScale.Range(tree);
            var shape = LeafScale.CanHold(greatest - least) ? Shape(tree) : TreeShape.Walked;
            if (shape == TreeShape.Walked)
            {
                walked.Add(i);
                continue;
            }

            _offsets[tree.Output] += least;
            if (tree.LeafValues.Length > 1)
            {
                compiled.Add((shape, i));
            }
        }

        (TreeShape Shape, int Tree)[] order = [.. compiled.OrderBy(one => one.Shape).ThenBy(one => _forest.Trees[one.Tree].Output)];
        WriteSegments(order);
        return new ForestTables
        {
            Segments = ForestTables.Pin(_segments),
            Runs = ForestTables.Pin(_splitWriter.Runs),
            Groups = ForestTables.Pin(_writer.Groups),
            Thresholds = ForestTables.Pin(_splitWriter.Thresholds),
            Ranks = ForestTables.Pin(_splitWriter.Ranks),
            Sets = ForestTables.Pin(_splitWriter.Sets),
            Programs = ForestTables.Pin(_writer.Programs),
            Leaves = ForestTables.Pin(_writer.Leaves),
            Digits = ForestTables.Pin(_writer.Digits),
            Offsets = _offsets,
            SlotCount = Math.Max(_splitWriter.SlotCount, _writer.SlotCount),
            ZeroThreshold = _forest.ZeroThreshold,
            Splits = _splits,
            TreeOrder = [.. order.Select(one => one.Tree)],
            Walked = [.. walked],
        };
    }

    private void WriteSegments((TreeShape Shape, int Tree)[] trees)
    {
        var segment = new List<int>();
        var first = 0;
        var isInSegment = new bool[_splits.Splits.Count];
        for (var i = 0; i < trees.Length; i++)
        {
            var before = segment.Count;
            foreach (var node in _splits.Trees[trees[i].Tree])
            {
                if (!isInSegment[node.Split])
                {
                    isInSegment[node.Split] = true;
                    segment.Add(node.Split);
                }
            }

            if (segment.Count > MaxSegmentSplits)
            {
                // This tree begins the next segment.
                segment.RemoveRange(before, segment.Count - before);
                WriteSegment(segment, trees.AsSpan(first..i));
                Array.Clear(isInSegment);
                segment.Clear();
                first = i--;
            }
        }

        if (first < trees.Length)
        {
            WriteSegment(segment, trees.AsSpan(first..));
        }
    }

    private void WriteSegment(List<int> splits, ReadOnlySpan<(TreeShape Shape, int Tree)> trees)
    {
        var (firstRun, firstGroup) = (_splitWriter.Runs.Count, _writer.Groups.Count);
        var slots = _splitWriter.Write(splits);
        for (var first = 0; first < trees.Length;)
        {
            var (shape, output) = (trees[first].Shape, _forest.Trees[trees[first].Tree].Output);
            var end = first;
            while (end < trees.Length && end - first < LeafDigits.GroupTrees && trees[end].Shape == shape && _forest.Trees[trees[end].Tree].Output == output)
            {
                end++;
            }

            _writer.WriteGroup(shape, _forest, _splits, trees[first..end], slots, BitSlots.FirstSplit + splits.Count);
            first = end;
        }

        _segments.Add(new Segment
        {
            FirstRun = firstRun,
            RunCount = _splitWriter.Runs.Count - firstRun,
            FirstGroup = firstGroup,
            GroupCount = _writer.Groups.Count - firstGroup,
        });
    }

    private static TreeShape Shape(Tree tree) =>
        tree.LeafValues.Length > 1 << LeafPlaneCount.Wide || HasLargeSet(tree) ? TreeShape.Walked
        : tree.LeafValues.Length <= 1 << LeafPlaneCount.Shallow && Levels(tree) <= LeafPlaneCount.Shallow ? TreeShape.Shallow
        : tree.LeafValues.Length <= 1 << LeafPlaneCount.Narrow ? TreeShape.Narrow
        : TreeShape.Wide;

    private static bool HasLargeSet(Tree tree)
    {
        for (var set = 0; set < tree.CategorySetCount; set++)
        {
            if (tree.CategorySet(set).LastIndexOfAnyExcept(0u) >= CategoryTable.MaxCategories / 32)
            {
                return true;
            }
        }

        return false;
    }

    private static int Levels(Tree tree)
    {
        var deepest = 0;
        var open = new Stack<(int Node, int Level)>();
        open.Push((tree.Splits.IsEmpty ? ~0 : 0, 0));
        while (open.TryPop(out var next))
        {
            deepest = Math.Max(deepest, next.Level);
            if (next.Node >= 0)
            {
                ref readonly var split = ref tree.Splits[next.Node];
                open.Push((split.Left, next.Level + 1));
                open.Push((split.Right, next.Level + 1));
            }
        }

        return deepest;
    }
}
