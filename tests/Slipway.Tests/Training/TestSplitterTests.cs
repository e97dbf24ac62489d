using Slipway.Columns;
using Slipway.Projects;
using Slipway.Training;

namespace Slipway.Tests.Training;

public sealed class TestSplitterTests
{
    private static readonly ColumnBatch Sales = Batches.Of(
        Batches.Column("day", ColumnType.Date, 19_000, 20_000, 20_001, 18_000),
        Batches.Column("price", ColumnType.Number, 1.5, 2.5, 3.5, 4.5),
        Batches.Column("town", ColumnType.Text, "a", "b", "é", "B"),
        Batches.Column("hole", ColumnType.Integer, 1, null, 3, 4));

    [Theory]
    [InlineData("day", "2024-10-04", new[] { 2 })]
    [InlineData("price", "2.5", new[] { 2, 3 })]
    [InlineData("PRICE", "3", new[] { 2, 3 })]
    [InlineData("town", "a", new[] { 1, 2 })]
    public void Rows_after_a_value_are_the_test(string column, string value, int[] test)
    {
        var split = TestSplitter.Split(Sales, new TestSplit.After(column, value));

        Assert.Equal(test, split.Test);
        Assert.Equal(Enumerable.Range(0, 4).Except(test), split.Train);
    }

    [Theory]
    [InlineData("nowhere", "1", ErrorKind.Database, "'nowhere'", "day, price, town, hole")]
    [InlineData("hole", "1", ErrorKind.Data, "'hole'", "row 2")]
    [InlineData("price", "soon", ErrorKind.Usage, "'price'", "expected a number")]
    [InlineData("day", "soon", ErrorKind.Usage, "'day'", "expected a date")]
    [InlineData("price", "99", ErrorKind.Data, "4 of 4 rows to train", "0 to test")]
    public void A_split_that_can_not_be_made_says_why(string column, string value, ErrorKind kind, string first, string second)
    {
        var fault = Assert.Throws<SlipwayException>(() => TestSplitter.Split(Sales, new TestSplit.After(column, value)));

        Assert.Equal(kind, fault.Kind);
        Assert.Contains(first, fault.Message, StringComparison.Ordinal);
        Assert.Contains(second, fault.Message, StringComparison.Ordinal);
    }
}
