using System.Buffers;
using System.Runtime.CompilerServices;
using Slipway.Features;
using Slipway.Models;

namespace Slipway.Scoring.Reference;

/// <summary>
/// Evaluates a forest in plain C#, tree by tree in the order of the model, so that sums are equal to the bit to LightGBM's own. Every
/// other scorer is held to this one.
/// </summary>
internal sealed class ReferenceScorer : IScorer
{
    /// <summary>Rows are scored in blocks whose values fit into the processor's nearest caches.</summary>
    private const int BlockValues = 16 * 1024;
    private const int MaxBlockRows = 256;

    private readonly Forest _forest;
    private readonly float _zeroThreshold;

    /// <summary>The output that each tree adds to.</summary>
    private readonly int[] _outputs;

    /// <summary>The columns that splits ask for; a node's feature is an index into them.</summary>
    private readonly int[] _columns;
    private readonly int[] _roots;
    private readonly ScorerNode[] _nodes;
    private readonly double[] _leafValues;
    private readonly uint[] _categoryBits;

    public ReferenceScorer(Forest forest)
    {
        _forest = forest;
        _zeroThreshold = forest.ZeroThreshold;
        _outputs = [.. forest.Trees.Select(tree => tree.Output)];
        OutputCount = forest.OutputCount;
        _columns = forest.UsedFeatures();
        _leafValues = new double[forest.Trees.Sum(tree => tree.LeafValues.Length)];
        _roots = new int[forest.Trees.Count];
        (_nodes, _categoryBits) = Flatten(forest);
    }

    public int OutputCount { get; }

    public string Name => "reference";

    public void Score(FeatureMatrix rows, Span<double> scores)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(rows.ColumnCount, _forest.FeatureCount, nameof(rows));
        ArgumentOutOfRangeException.ThrowIfNotEqual(scores.Length, rows.RowCount * OutputCount, nameof(scores));
        scores.Clear();
        var width = Math.Max(1, _columns.Length);
        var blockRows = Math.Clamp(BlockValues / width, 1, MaxBlockRows);
        var block = ArrayPool<float>.Shared.Rent(width * blockRows);
        for (var first = 0; first < rows.RowCount; first += blockRows)
        {
            var count = Math.Min(blockRows, rows.RowCount - first);
            Transpose(rows, first, count, block);
            AddTrees(block, scores.Slice(first * OutputCount, count * OutputCount));
        }

        ArrayPool<float>.Shared.Return(block);
        _forest.Finish(scores);
    }

    /// <summary>Whether a numerical split sends a value left: LightGBM's <c>NumericalDecision</c>, or XGBoost's with its other comparison.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool GoesLeft(in ScorerNode node, float value)
    {
        if (float.IsNaN(value))
        {
            if (node.Missing == MissingRule.NaN)
            {
                return node.DefaultLeft;
            }

            value = 0;
        }

        // Only a zero can be within the threshold here: the rows were transposed so.
        if (node.Missing == MissingRule.Zero && value == 0)
        {
            return node.DefaultLeft;
        }

        return node.Comparison == Comparison.LessOrEqual ? value <= node.Threshold : value < node.Threshold;
    }

    /// <summary>Whether a categorical split sends a value left: LightGBM's <c>CategoricalDecision</c>, which cuts fractions off.</summary>
    private bool IsInCategorySet(in ScorerNode node, float value)
    {
        if (float.IsNaN(value))
        {
            return node.DefaultLeft;
        }

        // Unseen categories, whatever their size, are in no set; a value above -1 is cut to 0.
        var category = (long)value;
        if (category < 0 || category >= (long)node.CategoryWords * 32)
        {
            return false;
        }

        return (_categoryBits[node.CategoryStart + (int)(category / 32)] >> (int)(category % 32) & 1) != 0;
    }

    /// <summary>Copies the used columns of some rows, row by row, with all that counts as 0 made 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Transpose(FeatureMatrix rows, int first, int count, float[] block)
    {
        for (var i = 0; i < _columns.Length; i++)
        {
            var column = rows.Column(_columns[i]).Slice(first, count);
            for (var row = 0; row < column.Length; row++)
            {
                var value = column[row];
                block[row * _columns.Length + i] = Math.Abs(value) <= _zeroThreshold ? 0 : value;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void AddTrees(float[] block, Span<double> scores)
    {
        for (var tree = 0; tree < _roots.Length; tree++)
        {
            var start = 0;
            for (var output = _outputs[tree]; output < scores.Length; output += OutputCount)
            {
                scores[output] += LeafValue(_roots[tree], block, start);
                start += _columns.Length;
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private double LeafValue(int root, float[] block, int start)
    {
        var next = root;
        while (next >= 0)
        {
            ref readonly var node = ref _nodes[next];
            var value = block[start + node.Column];
            var isLeft = node.IsCategorical ? IsInCategorySet(node, value) : GoesLeft(node, value);
            next = isLeft ? node.Left : node.Right;
        }

        return _leafValues[~next];
    }

    private (ScorerNode[] Nodes, uint[] CategoryBits) Flatten(Forest forest)
    {
        var nodes = new ScorerNode[forest.Trees.Sum(tree => tree.Splits.Length)];
        var nodeCount = 0;
        var bits = new List<uint>();
        var firstLeaf = 0;
        for (var i = 0; i < _roots.Length; i++)
        {
            var tree = forest.Trees[i];
            var firstNode = nodeCount;
            _roots[i] = tree.Splits.Length > 0 ? firstNode : ~firstLeaf;
            foreach (var split in tree.Splits)
            {
                var set = split.IsCategorical ? tree.CategorySet(split.CategorySet) : [];
                nodes[nodeCount++] = new ScorerNode
                {
                    Threshold = split.Threshold,
                    Column = Array.BinarySearch(_columns, split.Feature),
                    Left = split.Left >= 0 ? firstNode + split.Left : ~(firstLeaf + ~split.Left),
                    Right = split.Right >= 0 ? firstNode + split.Right : ~(firstLeaf + ~split.Right),
                    CategoryStart = bits.Count,
                    CategoryWords = set.Length,
                    IsCategorical = split.IsCategorical,
                    Comparison = split.Comparison,
                    Missing = split.Missing,
                    DefaultLeft = split.DefaultLeft,
                };
                bits.AddRange(set);
            }

            tree.LeafValues.CopyTo(_leafValues.AsSpan(firstLeaf));
            firstLeaf += tree.LeafValues.Length;
        }

        return (nodes, [.. bits]);
    }
}
