using Slipway.Columns;
using Slipway.Features;

namespace Slipway.Tests.Features;

public sealed class ContractArithmeticTests
{
    [Theory]
    [InlineData(3, 3, 0, 3, 1.0 / 20)] // All three with the property on one side: 1 of the 6 choose 3 ways.
    [InlineData(1, 1, 0, 51, 1.0 / 52)]
    [InlineData(3, 4, 1, 4, 17.0 / 70)] // Fisher's lady tasting tea.
    [InlineData(0, 10, 5, 10, 1)]
    public void The_chance_of_as_many_is_that_of_Fishers_exact_test(long count, long of, long otherCount, long otherOf, double expected)
    {
        var chance = new Proportion(count, of).ChanceOfAsMany(new Proportion(otherCount, otherOf));

        Assert.Equal(expected, chance, 10);
    }

    [Fact]
    public void The_chance_stays_exact_for_millions_of_rows()
    {
        // With so many rows on the other side a draw of 10 is as from a coin that shows the property in 1 % of cases.
        var chance = new Proportion(2, 10).ChanceOfAsMany(new Proportion(1_000_000, 100_000_000));

        Assert.Equal(1 - Math.Pow(0.99, 10) - 10 * 0.01 * Math.Pow(0.99, 9), chance, 6);
    }

    [Fact]
    public void The_index_is_nothing_for_equal_shares_and_known_for_others()
    {
        Assert.Equal(0, StabilityIndex.Of([100, 300], [100, 300]), 12);
        Assert.Equal(0.8 * Math.Log(9), StabilityIndex.Of([9_000_000, 1_000_000], [5_000_000, 5_000_000]) + StabilityIndex.Of([1_000_000, 9_000_000], [5_000_000, 5_000_000]), 5);
    }

    [Fact]
    public void Noise_is_the_quantile_of_chi_square_over_the_rows()
    {
        // Chi-square with 9 degrees of freedom exceeds 27.877 with a chance of 0.001.
        var noise = StabilityIndex.Noise(10, 200, 200, 0.001);

        Assert.Equal(27.877 / 100, noise, 0.002);
    }

    [Fact]
    public void Bins_are_cut_at_deciles_and_a_value_shared_by_many_ends_one()
    {
        double[] quantiles = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 5, 5];

        var edges = ValueBins.Edges(quantiles);

        Assert.Equal([0, 2, 4], edges);
    }

    [Fact]
    public void Values_are_counted_in_the_bin_whose_upper_end_they_do_not_exceed()
    {
        var feature = new Feature
        {
            Name = "x",
            Type = ColumnType.Number,
            Min = 0,
            Max = 20,
            Quantiles = [.. Enumerable.Range(0, 21).Select(value => (double)value)],
        };
        var tally = new FeatureTally(feature);

        tally.AddNumbers([-5, 0, 2, 2.5f, 4, 17, 18, 18.1f, 20, 25, float.NaN, float.PositiveInfinity]);

        Assert.Equal([3, 2, 0, 0, 0, 0, 0, 0, 2, 4], tally.Counts);
        Assert.Equal((11, 1, 3, 2), (tally.Values, tally.Missing, tally.OutOfRange, tally.Fractional));
        Assert.Equal((-5, double.PositiveInfinity), (tally.Least, tally.Largest));
    }
}
