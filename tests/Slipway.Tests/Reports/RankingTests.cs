using Slipway.Reports;

namespace Slipway.Tests.Reports;

public sealed class RankingTests
{
    [Fact]
    public void The_area_is_the_share_of_pairs_in_the_right_order_also_with_equal_scores()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var random = new Random(seed);
            var scores = Enumerable.Range(0, 60).Select(_ => random.Next(12) / 12.0).ToArray();
            var actual = scores.Select((score, row) => row == 0 || (row > 1 && random.NextDouble() < score)).ToArray();

            var curves = Ranking.Of(scores, actual, 1000);

            var pairs = SampleMetrics.Auc([.. actual.Select(yes => yes ? 1.0 : 0)], scores);
            Assert.True(Math.Abs(pairs - curves!.Auc) < 1e-4, $"seed {seed}: {pairs} expected, {curves.Auc} found");
        }
    }

    [Fact]
    public void A_small_curve_is_that_of_the_textbook()
    {
        var curves = Ranking.Of([0.9, 0.8, 0.7, 0.6], [true, false, true, false], 100)!;

        Assert.Equal([0, 0, 0.5, 0.5, 1], curves.FalsePositiveRate);
        Assert.Equal([0, 0.5, 0.5, 1, 1], curves.TruePositiveRate);
        Assert.Equal([1, 1, 0.5, 0.6667, 0.5], curves.Precision);
        Assert.Equal(0.75, curves.Auc);
        Assert.Equal(0.83333, curves.AveragePrecision);
    }

    [Fact]
    public void A_thinned_curve_keeps_its_ends_and_its_exact_areas()
    {
        var random = new Random(5);
        var scores = Enumerable.Range(0, 20_000).Select(_ => random.NextDouble()).ToArray();
        var actual = scores.Select(score => random.NextDouble() < score).ToArray();

        var thin = Ranking.Of(scores, actual, 80)!;
        var full = Ranking.Of(scores, actual, 1_000_000)!;

        Assert.InRange(thin.Precision.Count, 40, 90);
        Assert.Equal((0, 1), (thin.TruePositiveRate[0], thin.TruePositiveRate[^1]));
        Assert.Equal((full.Auc, full.AveragePrecision), (thin.Auc, thin.AveragePrecision));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Rows_of_one_side_alone_have_no_curve(bool all) => Assert.Null(Ranking.Of([0.1, 0.2], [all, all], 100));
}
