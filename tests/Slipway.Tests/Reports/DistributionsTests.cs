using Slipway.Columns;
using Slipway.Reports;

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

                // An imported model has one set of rows.
                var tested = name == "imported" ? 0 : 1;
                Assert.True(Math.Abs(picture.Train.Sum() - 1) < 0.02, $"{name}, {feature.Name}: {picture.Train.Sum()}");
                Assert.True(Math.Abs(picture.Test.Sum() - tested) < 0.02, $"{name}, {feature.Name}: {picture.Test.Sum()}");
                Assert.Equal(picture.Labels.Count, picture.Train.Count);
                Assert.Equal(picture.Labels.Count, picture.Test.Count);
            }
        }
    }

    [Fact]
    public void A_sample_of_many_rows_is_spread_over_all_of_them()
    {
        var rows = Batches.Of(Batches.Column("x", ColumnType.Integer, [.. Enumerable.Range(0, 50_000).Select(row => (object)row)]));

        var sample = Distributions.Sample(rows);

        Assert.Equal(20_000, sample.RowCount);
        Assert.Equal(["0", "2", "5", "7"], Enumerable.Range(0, 4).Select(sample.Columns[0].Format));
        Assert.Equal("49997", sample.Columns[0].Format(19_999));
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
