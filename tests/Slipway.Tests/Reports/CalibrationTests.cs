using Slipway.Reports;

namespace Slipway.Tests.Reports;

public sealed class CalibrationTests
{
    [Fact]
    public void Bins_hold_equally_many_rows_with_their_share_and_its_interval()
    {
        var probabilities = Enumerable.Range(0, 100).Select(row => row / 100.0).ToArray();
        var cameTrue = probabilities.Select((_, row) => row % 10 < row / 10).ToArray();

        var bins = Calibration.Of(probabilities, cameTrue);

        Assert.Equal(10, bins.Count);
        Assert.All(bins, bin => Assert.Equal(10, bin.Rows));
        Assert.Equal([0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9], bins.Select(bin => bin.Observed));
        Assert.Equal(0.045, bins[0].Predicted);
        // Wilson's interval for 5 of 10.
        Assert.Equal((0.2366, 0.7634), (bins[5].Low, bins[5].High));
    }

    [Fact]
    public void Rows_of_equal_probability_stay_in_one_bin()
    {
        var bins = Calibration.Of([.. Enumerable.Repeat(0.25, 100)], [.. Enumerable.Range(0, 100).Select(row => row < 25)]);

        var bin = Assert.Single(bins);
        Assert.Equal((0.25, 0.25, 100), (bin.Predicted, bin.Observed, bin.Rows));
    }
}
