using Slipway.Reports;

namespace Slipway.Tests.Reports;

public sealed class VerdictWriterTests
{
    [Fact]
    public void A_good_regression_is_said_with_its_variance_and_its_error_beside_the_baseline()
    {
        var verdict = SampleModels.Boston().Report().Verdict;

        Assert.Equal("better", verdict.State);
        Assert.Matches(@"^Explains \d+ % of the variance of medv$", verdict.Title);
        Assert.Matches(@"^A prediction is off by [\d.]+ on average, beside [\d.]+ when always answering the training rows’ mean: \d+ % less\.$", verdict.Detail);
        Assert.Null(verdict.Warning);
    }

    [Fact]
    public void A_model_that_does_not_beat_the_baseline_is_warned_of()
    {
        var verdict = SampleModels.Worse().Report().Verdict;

        Assert.Equal("worse", verdict.State);
        Assert.StartsWith("Explains nothing", verdict.Title);
        Assert.Contains("Don’t use its predictions.", verdict.Warning);
    }

    [Fact]
    public void Of_an_imported_model_it_is_said_that_it_may_know_the_rows()
    {
        var verdict = SampleModels.Imported().Report().Verdict;

        Assert.Equal("better", verdict.State);
        Assert.Contains("when always answering these rows’ own mean", verdict.Detail, StringComparison.Ordinal);
        Assert.EndsWith("If these were among them, it is better here than it will be on new rows.", verdict.Warning);
    }

    [Fact]
    public void Three_test_rows_prove_nothing()
    {
        var verdict = SampleModels.ThreeTestRows().Report().Verdict;

        Assert.Equal("uncertain", verdict.State);
        Assert.StartsWith("3 test rows are too few", verdict.Warning);
    }

    [Fact]
    public void Classifications_are_said_by_ranking_or_by_accuracy()
    {
        Assert.Matches("^Ranks “yes” above “no” 8\\d % of the time$", SampleModels.Binary().Report().Verdict.Title);
        Assert.Matches(@"^Classifies \d+ % of the test rows correctly$", SampleModels.Multiclass().Report().Verdict.Title);
    }

    [Fact]
    public void Without_a_metric_nothing_is_claimed()
    {
        var model = SampleModels.Boston();
        model.Metadata.Metrics.Test["mean_square_error"] = double.NaN;

        Assert.Equal("unknown", model.Report().Verdict.State);
    }

    [Theory]
    [InlineData(0, "0 %")]
    [InlineData(0.0001, "0.1 %")]
    [InlineData(0.123, "12 %")]
    [InlineData(0.9999, "99.9 %")]
    [InlineData(1, "100 %")]
    public void A_percentage_never_falsely_says_none_or_all(double share, string text) => Assert.Equal(text, Numbers.Percent(share));

    [Theory]
    [InlineData(0, "0")]
    [InlineData(2.4049, "2.4")]
    [InlineData(-0.0316, "−0.0316")]
    [InlineData(182345.6, "182,346")]
    [InlineData(1.2345e-7, "1.23e−7")]
    public void A_number_is_said_in_three_digits(double value, string text) => Assert.Equal(text, Numbers.Text(value));
}
