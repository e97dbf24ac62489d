namespace Slipway.Tests.Reports;

public sealed class DistributionsTests
{
    [Fact]
    public void Every_sample_feature_has_shares_that_add_up_to_one()
    {
        foreach (var (name, model) in SampleModels.All)
        {
            foreach (var feature in model().Report().Features)
            {
                var picture = feature.Distribution!;

                Assert.True(Math.Abs(picture.Train.Sum() - 1) < 0.02, $"{name}, {feature.Name}: {picture.Train.Sum()}");
                Assert.True(Math.Abs(picture.Test.Sum() - 1) < 0.02, $"{name}, {feature.Name}: {picture.Test.Sum()}");
                Assert.Equal(picture.Labels.Count, picture.Train.Count);
                Assert.Equal(picture.Labels.Count, picture.Test.Count);
            }
        }
    }

    [Fact]
    public void Few_values_get_a_bar_each_by_name_and_many_get_ranges()
    {
        var features = SampleModels.Binary().Report().Features.ToDictionary(feature => feature.Name);

        Assert.Equal(["false", "true"], features["newsletter"].Distribution!.Labels);
        Assert.Equal(["0", "1", "2", "3", "4", "5", "6", "7", "8"], features["visits_last_month"].Distribution!.Labels);
        Assert.True(features["age"].Distribution!.Ranges);
        Assert.Equal("basic", features["plan"].Distribution!.Labels[0]);
        Assert.Matches(@"^\d+ others$", features["city"].Distribution!.Labels[^1]);
        Assert.Matches(@"^20\d\d-\d\d-\d\d$", features["signed_up"].Min);
    }
}
