using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Tests.Models;

namespace Slipway.Tests.Exports;

/// <summary>Small forests with every kind of split, whose thresholds lie where float32 and double differ.</summary>
internal static class RandomTrees
{
    public const int ColumnCount = 4;

    private static readonly double[] Thresholds =
    [
        0, -0.0, 1e-35f, -1e-35f, 1.0000000180025095e-35, 9e-36, float.Epsilon, -float.Epsilon, float.Epsilon / 2, 0.1, 0.5, -0.3, 1, 2, 16_777_216, 16_777_217,
        float.MaxValue, float.MinValue, 3.4028235677973366e38, 1e300, -1e300, double.PositiveInfinity, double.NegativeInfinity,
    ];

    /// <param name="random">Where its shape comes from.</param>
    /// <param name="treeCount">How many trees.</param>
    /// <param name="outputCount">How many outputs.</param>
    /// <param name="transform">From scores to predictions.</param>
    /// <param name="leaf">The value of a leaf of a tree.</param>
    public static Forest Draw(Random random, int treeCount, int outputCount, OutputTransform transform, Func<int, int, double> leaf)
    {
        var trees = Enumerable.Range(0, treeCount).Select(tree => DrawTree(random, tree, tree % outputCount, leaf)).ToArray();
        return new Forest([.. Enumerable.Range(0, ColumnCount).Select(column => $"f{column}")], outputCount, trees, transform)
        {
            ZeroThreshold = random.Next(2) == 0 ? 0 : 1e-35f,
            BaseScores = random.Next(2) == 0 ? [] : [.. Enumerable.Range(0, outputCount).Select(output => output + 2.0)],
            Divisor = random.Next(2) == 0 ? 1 : 4,
        };
    }

    /// <summary>The metadata of a model of numbers.</summary>
    public static Metadata MetadataFor(TaskKind task, int classCount) => SampleMetadata.Create() with
    {
        Task = task,
        Target = new TargetColumn("kind", task == TaskKind.Regression ? ColumnType.Number : ColumnType.Text),
        Classes = [.. Enumerable.Range(0, classCount).Select(index => $"it's \\ {index}")],
        Features = [.. Enumerable.Range(0, ColumnCount).Select(column => new Feature { Name = $"col \"{column}`", Type = ColumnType.Number })],
    };

    private static Tree DrawTree(Random random, int number, int output, Func<int, int, double> leaf)
    {
        var splits = new Split[random.Next(0, 15)];
        uint[] bits = [0, uint.MaxValue, 5, 0x8000_0001, 0xF0, 0xFFFF_FFFE];
        int[] bounds = [0, 1, 2, 4, 6];
        var children = Children(splits.Length, random);
        for (var i = 0; i < splits.Length; i++)
        {
            splits[i] = new Split
            {
                Feature = random.Next(ColumnCount),
                CategorySet = random.Next(4) == 0 ? random.Next(bounds.Length - 1) : -1,
                Threshold = random.Next(3) == 0 ? random.NextDouble() * 4 - 2 : Thresholds[random.Next(Thresholds.Length)],
                Comparison = (Comparison)random.Next(2),
                Missing = (MissingRule)random.Next(3),
                DefaultLeft = random.Next(2) == 0,
                Left = children[2 * i],
                Right = children[2 * i + 1],
            };
        }

        var leaves = Enumerable.Range(0, splits.Length + 1).Select(index => leaf(number, index)).ToArray();
        return new Tree(splits, leaves, bounds, bits) { Output = output };
    }

    // Split i hangs in a free place of the splits before it; leaves take what is left.
    private static int[] Children(int splitCount, Random random)
    {
        var places = new int?[2 * splitCount];
        for (var split = 1; split < splitCount; split++)
        {
            var free = Enumerable.Range(0, 2 * split).Where(place => places[place] is null).ToArray();
            places[free[random.Next(free.Length)]] = split;
        }

        var leaf = 0;
        return [.. places.Select(place => place ?? ~leaf++)];
    }
}
