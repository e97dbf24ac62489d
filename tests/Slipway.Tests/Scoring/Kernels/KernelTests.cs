using Slipway.Features;
using Slipway.Models;
using Slipway.Scoring;
using Slipway.Scoring.Kernels;
using Slipway.Scoring.Reference;

namespace Slipway.Tests.Scoring.Kernels;

public sealed class KernelTests
{
    internal static readonly int[] LeafCounts = [1, 2, 3, 5, 12, 16, 16, 17, 31, 32, 33, 64, 65, 100, 255, 256, 257, 600];

    /// <summary>The kernels that this machine can run.</summary>
    public static TheoryData<string> Names() =>
        [.. Enum.GetValues<KernelLevel>().Where(level => KernelCatalog.Get(level) is not null).Select(level => level.Name())];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_row_reaches_the_leaf_of_the_reference_in_each_tree(string name)
    {
        for (var seed = 1; seed <= 30; seed++)
        {
            var forest = new RandomForest(seed).DrawLeafNumbers(LeafCounts);
            var rows = AwkwardRows.Draw(new Random(seed), forest, 1100);

            var expected = Score(new ReferenceScorer(forest), rows);
            var found = Score(ScorerFactory.Create(forest, name), rows);

            for (var i = 0; i < expected.Length; i++)
            {
                Assert.True(
                    expected[i] == found[i],
                    $"{name}, seed {seed}, row {i / forest.OutputCount}, tree {i % forest.OutputCount} of {LeafCounts[i % forest.OutputCount]} leaves: leaf {expected[i]} expected, {found[i]} found");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Sums_are_near_the_reference_by_the_bound_of_the_documentation(string name)
    {
        for (var seed = 1; seed <= 20; seed++)
        {
            var forest = new RandomForest(seed).Draw(Enumerable.Range(0, 8).SelectMany(_ => LeafCounts), 1 + (seed % 3));
            var rows = AwkwardRows.Draw(new Random(seed), forest, 700);

            var expected = Score(new ReferenceScorer(forest), rows);
            var found = Score(ScorerFactory.Create(forest, name), rows);

            var bound = Bound(forest);
            Assert.All(expected.Zip(found), pair => Assert.InRange(pair.Second, pair.First - bound, pair.First + bound));
        }
    }

    [Fact]
    public void Scores_are_equal_to_the_bit_for_all_kernels_block_sizes_and_row_orders()
    {
        var forest = new RandomForest(3).Draw(Enumerable.Range(0, 20).SelectMany(_ => LeafCounts), 2);
        var rows = AwkwardRows.Draw(new Random(3), forest, 1500);
        var expected = Score(ScorerFactory.Create(forest, "portable"), rows);

        foreach (var name in Names().Select(name => name.Data))
        {
            var scorer = ScorerFactory.Create(forest, name);
            Assert.Equal(expected, Score(scorer, rows));
            foreach (var size in (int[])[1, 7, 8, 64, 128, 129, 256, 257, 384, 385, 500, 512, 513])
            {
                Assert.Equal(expected, Enumerable.Range(0, (rows.RowCount + size - 1) / size).SelectMany(part =>
                    Score(scorer, rows.Slice(part * size, Math.Min(size, rows.RowCount - (part * size))))));
            }

            Assert.Equal(Reversed(expected, forest.OutputCount), Score(scorer, Reversed(rows)));
        }
    }

    [Fact]
    public async Task Threads_share_a_scorer()
    {
        var forest = new RandomForest(4).Draw(LeafCounts, 1);
        var rows = AwkwardRows.Draw(new Random(4), forest, 2000);
        var scorer = ScorerFactory.Create(forest, null);
        var expected = Score(scorer, rows);

        var found = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Score(scorer, rows))));

        Assert.All(found, scores => Assert.Equal(expected, scores));
    }

    [Fact]
    public void More_splits_than_one_segment_holds_are_answered_part_by_part()
    {
        var forest = new RandomForest(5).DrawLeafNumbers([.. Enumerable.Repeat(256, 90)]);
        var rows = AwkwardRows.Draw(new Random(5), forest, 600);

        Assert.All(Names().Select(name => name.Data), name => Assert.Equal(Score(new ReferenceScorer(forest), rows), Score(ScorerFactory.Create(forest, name), rows)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Values_find_their_place_among_any_number_of_thresholds(string name)
    {
        foreach (var count in (int[])[1, 15, 16, 17, 31, 32, 33, 63, 64, 127, 128, 255, 256, 700])
        {
            foreach (var missing in Enum.GetValues<MissingRule>())
            {
                var forest = new Forest(["f"], count, [.. Enumerable.Range(0, count).Select(tree => Stump(tree / 4f, missing, tree))], OutputTransform.Identity);
                var rows = new FeatureMatrix(1, (3 * count) + 3) { RowCount = (3 * count) + 3 };
                float[] values = [.. Enumerable.Range(0, count).Select(tree => tree / 4f).SelectMany(value => (float[])[value, MathF.BitDecrement(value), MathF.BitIncrement(value)])];
                ((float[])[.. values, float.NaN, float.PositiveInfinity, float.NegativeInfinity]).CopyTo(rows.Column(0));

                Assert.Equal(Score(new ReferenceScorer(forest), rows), Score(ScorerFactory.Create(forest, name), rows));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Trees_that_repeat_parts_of_each_other_keep_their_own_leaves(string name)
    {
        var drawn = new RandomForest(6).DrawLeafNumbers(LeafCounts);
        Tree[] trees = [.. Enumerable.Range(0, 5).SelectMany(copy => drawn.Trees.Select(tree => Changed(tree, copy)))];
        var forest = new Forest(drawn.FeatureNames, 1, trees, OutputTransform.Identity);
        var rows = AwkwardRows.Draw(new Random(6), forest, 900);

        var expected = Score(new ReferenceScorer(forest), rows);
        var found = Score(ScorerFactory.Create(forest, name), rows);

        var bound = Bound(forest);
        Assert.All(expected.Zip(found), pair => Assert.InRange(pair.Second, pair.First - bound, pair.First + bound));
    }

    [Theory]
    [InlineData(300)]
    [InlineData(16_383)]
    [InlineData(16_384)]
    [InlineData(1_000_000)]
    public void Sets_of_any_number_of_categories_are_looked_up(int category)
    {
        var bits = new uint[(category / 32) + 1];
        bits[^1] = 1u << (category % 32);
        var split = new Split { Feature = 0, CategorySet = 0, Threshold = 0, Missing = MissingRule.NaN, DefaultLeft = true, Left = ~0, Right = ~1 };
        var forest = new Forest(["f"], 1, [new Tree([split], [1, 2], [0, bits.Length], bits)], OutputTransform.Identity);
        float[] values = [category, category + 0.5f, category - 1, category + 1, 0, -1, float.NaN, float.PositiveInfinity, float.NegativeInfinity];
        var rows = new FeatureMatrix(1, values.Length) { RowCount = values.Length };
        values.CopyTo(rows.Column(0));

        Assert.All(
            Names().Select(name => name.Data).Prepend("reference"),
            name => Assert.Equal([1, 1, 2, 2, 2, 2, 1, 2, 2], Score(ScorerFactory.Create(forest, name), rows)));
    }

    [Fact]
    public void Leaves_that_are_not_finite_or_lie_too_far_apart_are_added_as_they_are()
    {
        foreach (var values in (double[][])[[double.PositiveInfinity, 1], [double.MaxValue, double.MinValue], [double.NaN, 0], [1e-320, 0]])
        {
            var split = new Split { Feature = 0, CategorySet = -1, Threshold = 0, Missing = MissingRule.None, DefaultLeft = false, Left = ~0, Right = ~1 };
            var forest = new Forest(["f"], 1, [new Tree([split], values, [], [])], OutputTransform.Identity);
            var rows = new FeatureMatrix(1, 2) { RowCount = 2 };
            (rows.Column(0)[0], rows.Column(0)[1]) = (-1, 1);

            Assert.All(Names().Select(name => name.Data), name => Assert.Equal(values, Score(ScorerFactory.Create(forest, name), rows)));
        }
    }

    [Fact]
    public void No_rows_have_no_scores() => Assert.Empty(Score(ScorerFactory.Create(new RandomForest(1).Draw([20], 1), null), new FeatureMatrix(7, 1)));

    [Fact]
    public void A_scorer_that_does_not_exist_is_refused_with_those_that_do()
    {
        var forest = new RandomForest(1).Draw([2], 1);

        var exception = Assert.Throws<SlipwayException>(() => ScorerFactory.Create(forest, "fast"));

        Assert.Equal(ErrorKind.Usage, exception.Kind);
        Assert.StartsWith("SLIPWAY_SCORER is 'fast', which is no scorer. There are: reference, portable", exception.Message, StringComparison.Ordinal);
    }

    private static Tree Stump(float threshold, MissingRule missing, int output)
    {
        var split = new Split { Feature = 0, CategorySet = -1, Threshold = threshold, Missing = missing, DefaultLeft = output % 2 == 0, Left = ~0, Right = ~1 };
        return new Tree([split], [1, 2], [], []) { Output = output };
    }

    /// <summary>The tree with other leaves, and in all but the first copy with another threshold at its root.</summary>
    private static Tree Changed(Tree tree, int copy)
    {
        Split[] splits = [.. tree.Splits];
        if (copy > 0 && splits.Length > 0 && !splits[0].IsCategorical)
        {
            splits[0] = splits[0] with { Threshold = copy };
        }

        uint[][] sets = [.. Enumerable.Range(0, tree.CategorySetCount).Select(set => tree.CategorySet(set).ToArray())];
        int[] bounds = [.. Enumerable.Range(0, sets.Length + 1).Select(count => sets.Take(count).Sum(set => set.Length))];
        return new Tree(splits, [.. tree.LeafValues.ToArray().Select(value => value + copy)], bounds, [.. sets.SelectMany(set => set)]);
    }

    /// <summary>A leaf's number is off by at most 2^-26 of the widest tree's range.</summary>
    private static double Bound(Forest forest)
    {
        var widest = forest.Trees.Max(tree => tree.LeafValues.ToArray().Max() - tree.LeafValues.ToArray().Min());
        return (Math.ScaleB(widest, -26) * forest.Trees.Count) + 1e-12;
    }

    internal static double[] Score(IScorer scorer, FeatureMatrix rows)
    {
        var scores = new double[rows.RowCount * scorer.OutputCount];
        scorer.Score(rows, scores);
        return scores;
    }

    private static IEnumerable<double> Reversed(double[] scores, int outputs) => scores.Chunk(outputs).Reverse().SelectMany(row => row);

    private static FeatureMatrix Reversed(FeatureMatrix rows)
    {
        var reversed = new FeatureMatrix(rows.ColumnCount, rows.RowCount) { RowCount = rows.RowCount };
        for (var column = 0; column < rows.ColumnCount; column++)
        {
            rows.Column(column).CopyTo(reversed.Column(column));
            reversed.Column(column).Reverse();
        }

        return reversed;
    }
}
