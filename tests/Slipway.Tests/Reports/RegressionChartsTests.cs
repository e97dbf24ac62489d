using Slipway.Reports;

namespace Slipway.Tests.Reports;

public sealed class RegressionChartsTests
{
    [Fact]
    public void Ranges_hold_every_row_once_with_its_error_and_bias()
    {
        var actual = Enumerable.Range(0, 100).Select(row => (double)row).ToArray();
        PredictedRows test = new(actual, [.. actual.Select((value, row) => value + (row < 50 ? 2 : row % 2 == 0 ? 3 : -3))]);

        var ranges = RegressionCharts.Build(test, test).Ranges;

        Assert.Equal(10, ranges.Count);
        Assert.Equal((0, 9, 10, 2, 2), (ranges[0].From, ranges[0].To, ranges[0].Rows, ranges[0].MeanAbsoluteError, ranges[0].Bias));
        Assert.Equal((90, 99, 10, 3, 0), (ranges[9].From, ranges[9].To, ranges[9].Rows, ranges[9].MeanAbsoluteError, ranges[9].Bias));
    }

    [Fact]
    public void Equal_actual_values_are_never_parted()
    {
        var actual = Enumerable.Range(0, 100).Select(row => row < 75 ? 50.0 : row).ToArray();

        var ranges = RegressionCharts.Build(new([], []), new(actual, actual)).Ranges;

        Assert.Equal((50, 50, 75), (ranges[0].From, ranges[0].To, ranges[0].Rows));
        Assert.Equal(100, ranges.Sum(range => range.Rows));
    }

    [Fact]
    public void Points_are_capped_at_a_fixed_stride_and_say_of_how_many()
    {
        var actual = Enumerable.Range(0, 10_000).Select(row => (double)row).ToArray();

        var pictures = RegressionCharts.Build(new(actual, actual), new(actual, actual));

        Assert.Equal((RegressionCharts.MaxTestPoints, 10_000), (pictures.Test.Actual.Count, pictures.Test.Rows));
        Assert.Equal(RegressionCharts.MaxTrainPoints, pictures.Train.Actual.Count);
        Assert.Equal([0, 5, 10], pictures.Test.Actual.Take(3));
    }

    [Fact]
    public void Values_without_a_finite_residual_are_left_out_of_the_pictures()
    {
        PredictedRows rows = new([1, double.NaN, double.MaxValue, 4], [1, 2, -double.MaxValue, 5]);

        var pictures = RegressionCharts.Build(rows, rows);

        Assert.Equal([1, 4], pictures.Test.Actual);
        Assert.Equal(2, pictures.Residuals!.Counts.Sum());
    }

    [Fact]
    public void No_test_row_means_no_picture_of_it()
    {
        var pictures = RegressionCharts.Build(new([1], [1]), new([], []));

        Assert.Null(pictures.Residuals);
        Assert.Empty(pictures.Ranges);
    }

    [Fact]
    public void A_histogram_holds_every_value_between_round_edges_with_zero_among_them()
    {
        for (var seed = 1; seed <= 100; seed++)
        {
            var random = new Random(seed);
            var scale = Math.Pow(10, random.Next(-9, 10));
            var values = Enumerable.Range(0, random.Next(1, 300)).Select(_ => SampleModels.Normal(random) * scale).ToArray();

            var bins = Bins.Of(values)!;

            var width = bins.Edges[1] - bins.Edges[0];
            Assert.True(bins.Counts.Sum() == values.Length && bins.Counts.Count <= 62, $"seed {seed}");
            Assert.True(bins.Edges[0] <= values.Min() && bins.Edges[^1] >= values.Max() - width * 1e-9, $"seed {seed}");
            Assert.True(values.Length == 1 || values.Min() > 0 || values.Max() < 0 || bins.Edges.Any(edge => Math.Abs(edge) < width * 1e-6), $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(7.0)]
    [InlineData(-1e300)]
    public void Values_that_are_all_equal_make_one_bin(double value)
    {
        var bins = Bins.Of([value, value])!;

        Assert.Equal(2, Assert.Single(bins.Counts));
    }
}
