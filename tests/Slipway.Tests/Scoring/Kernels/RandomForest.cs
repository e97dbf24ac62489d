using Slipway.Models;

namespace Slipway.Tests.Scoring.Kernels;

/// <summary>Forests drawn by a seed, with every rule that a model can have; nothing of them was trained.</summary>
internal sealed class RandomForest(int seed)
{
    private const int Features = 7;

    private static readonly double[] Thresholds =
        [0, -0.0, 1, -1, 0.1, 0.1f, 1e-35, -1e-35, 1e-36, 1e-45, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity, 3.5, 1000];

    private readonly Random _random = new(seed);

    /// <summary>Trees of the given numbers of leaves, shared out over outputs at random.</summary>
    public Forest Draw(IEnumerable<int> leafCounts, int outputCount)
    {
        var trees = leafCounts.Select(count => Tree(count, _ => (_random.NextDouble() - 0.5) * Math.Pow(10, _random.Next(-3, 2)), _random.Next(outputCount))).ToList();
        return new Forest(Names(), outputCount, trees, OutputTransform.Identity)
        {
            BaseScores = _random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, outputCount).Select(_ => _random.NextDouble())],
            Divisor = _random.Next(2) == 0 ? 1 : 3,
            ZeroThreshold = _random.Next(2) == 0 ? 0 : 1e-35f,
        };
    }

    /// <summary>A forest of an output a tree, which is the number of the leaf that a row reaches.</summary>
    public Forest DrawLeafNumbers(IReadOnlyList<int> leafCounts)
    {
        var trees = leafCounts.Select((count, output) => Tree(count, leaf => leaf, output)).ToList();
        return new Forest(Names(), trees.Count, trees, OutputTransform.Identity) { ZeroThreshold = _random.Next(2) == 0 ? 0 : 1e-35f };
    }

    private static string[] Names() => [.. Enumerable.Range(0, Features).Select(feature => $"f{feature}")];

    /// <summary>Splits a leaf at random until there are enough of them.</summary>
    private Tree Tree(int leafCount, Func<int, double> value, int output)
    {
        var splits = new List<Split>();
        var bounds = new List<int> { 0 };
        var bits = new List<uint>();
        var leaves = new List<int> { -1 };
        var isChain = _random.Next(4) == 0;
        while (leaves.Count < leafCount)
        {
            var leaf = isChain ? leaves.Count - 1 : _random.Next(leaves.Count);
            var split = Split(~leaf, ~leaves.Count, bounds, bits);
            var parent = leaves[leaf];
            if (parent >= 0)
            {
                splits[parent] = splits[parent].Left == ~leaf ? splits[parent] with { Left = splits.Count } : splits[parent] with { Right = splits.Count };
            }

            leaves[leaf] = splits.Count;
            leaves.Add(splits.Count);
            splits.Add(split);
        }

        return new Tree([.. splits], [.. Enumerable.Range(0, leafCount).Select(value)], [.. bounds], [.. bits]) { Output = output };
    }

    private Split Split(int left, int right, List<int> bounds, List<uint> bits)
    {
        var isCategorical = _random.Next(4) == 0;
        if (isCategorical)
        {
            // Words of up to 256 categories, and more.
            var words = _random.Next(3) == 0 ? 12 : 1 + _random.Next(8);
            bits.AddRange(Enumerable.Range(0, words).Select(_ => (uint)_random.NextInt64(1L << 32)));
            bounds.Add(bits.Count);
        }

        return new Split
        {
            // The last two are those of categories.
            Feature = isCategorical ? Features - 1 - _random.Next(2) : _random.Next(Features - 2),
            CategorySet = isCategorical ? bounds.Count - 2 : -1,
            Threshold = isCategorical ? 0 : Threshold(),
            Comparison = (Comparison)_random.Next(2),
            Missing = isCategorical ? MissingRule.NaN : (MissingRule)_random.Next(3),
            DefaultLeft = _random.Next(2) == 0,
            Left = left,
            Right = right,
        };
    }

    private double Threshold() => _random.Next(3) switch
    {
        0 => Thresholds[_random.Next(Thresholds.Length)],
        1 => _random.Next(40) / 8.0,
        _ => (_random.NextDouble() - 0.5) * 8,
    };
}
