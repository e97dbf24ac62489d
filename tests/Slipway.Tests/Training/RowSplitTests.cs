using Slipway.Projects;
using Slipway.Training;

namespace Slipway.Tests.Training;

public sealed class RowSplitTests
{
    [Theory]
    [InlineData(506, 0.1, 51)]
    [InlineData(10, 0.3, 3)]
    [InlineData(100, 0.07, 7)]
    [InlineData(3, 0.5, 2)]
    public void The_last_rows_are_the_test(int rows, double share, int test)
    {
        var split = RowSplit.Last(rows, share);

        Assert.Equal(Enumerable.Range(0, rows - test), split.Train);
        Assert.Equal(Enumerable.Range(rows - test, test), split.Test);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(int.MinValue)]
    public void A_random_split_has_every_row_once_and_is_the_same_each_time(int seed)
    {
        var split = RowSplit.Random(1000, 0.25, seed);
        var again = RowSplit.Random(1000, 0.25, seed);

        Assert.Equal(250, split.Test.Length);
        Assert.Equal(Enumerable.Range(0, 1000), split.Train.Concat(split.Test).Order());
        Assert.Equal(split.Test, again.Test);
        Assert.Equal(split.Train.Order(), split.Train);
    }

    [Fact]
    public void Another_seed_draws_other_rows() =>
        Assert.NotEqual(RowSplit.Random(1000, 0.25, 1).Test, RowSplit.Random(1000, 0.25, 2).Test);

    [Fact]
    public void A_seed_draws_the_same_rows_for_ever() =>
        Assert.Equal([5, 7, 9], RowSplit.Random(10, 0.3, 1).Test);

    // The first numbers that the generator's published C code gives for this seed.
    [Fact]
    public void The_generator_is_the_published_one()
    {
        var generator = new SplitMix64(1234567);

        ulong[] numbers = [generator.Next(), generator.Next(), generator.Next()];

        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], numbers);
    }

    [Fact]
    public void A_split_is_described_in_the_project_files_words()
    {
        Assert.Equal("last: 10%", RowSplit.Describe(new TestSplit.Last(0.1)));
        Assert.Equal("random: 12.5%, seed: 7", RowSplit.Describe(new TestSplit.Random(0.125, 7)));
        Assert.Equal("after: sold > 2026-01-31", RowSplit.Describe(new TestSplit.After("sold", "2026-01-31")));
    }
}
