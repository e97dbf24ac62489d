using Slipway.Columns;
using Slipway.Sources;
using Slipway.Sources.MySql.Partitions;
using Slipway.Sources.Servers;

namespace Slipway.Tests.Sources.MySql;

public sealed class KeyStepsTests
{
    [Theory]
    [InlineData(1L, 2L)]
    [InlineData(0L, 1000L)]
    [InlineData(long.MinValue, long.MaxValue)]
    public void Whole_numbers_are_stepped_through_evenly_and_never_beyond(long low, long high)
    {
        var steps = Assert.Single(Between(ColumnType.Integer, low, high)).Select(key => (long)key.Values[0]).ToArray();

        Assert.All(steps, step => Assert.True(step > low && step <= high));
        Assert.Equal(steps.Order().Distinct(), steps);
        Assert.Equal(high == 2 ? 1 : 15, steps.Length);
    }

    [Theory]
    [InlineData(-1.5, 1e300)]
    [InlineData(0.1, 0.10000000000000002)]
    [InlineData(-double.MaxValue, double.MaxValue)]
    public void Numbers_are_stepped_through_and_never_beyond(double low, double high)
    {
        var steps = Assert.Single(Between(ColumnType.Number, low, high)).Select(key => (double)key.Values[0]).ToArray();

        Assert.NotEmpty(steps);
        Assert.All(steps, step => Assert.True(step > low && step <= high));
    }

    [Fact]
    public void Days_and_moments_are_stepped_through_as_such()
    {
        var days = Assert.Single(Between(ColumnType.Date, "2024-02-27", "2024-03-01")).Select(key => key.Values[0]);
        var moments = Assert.Single(Between(ColumnType.Timestamp, "2024-02-28T23:59:59.999998", "2024-02-29T00:00:00")).Select(key => key.Values[0]);

        Assert.Equal(["2024-02-28", "2024-02-29", "2024-03-01"], days);
        Assert.Equal(["2024-02-28T23:59:59.999999", "2024-02-29T00:00:00"], moments);
    }

    [Fact]
    public void Only_the_first_column_that_differs_is_stepped_through()
    {
        ServerColumn[] columns = [Column(ColumnType.Integer), Column(ColumnType.Integer), Column(ColumnType.Integer)];

        var steps = KeySteps.Between(new KeyValues([1L, 5L, 9L]), new KeyValues([1L, 8L, 0L]), columns, isUnicode: true, 15).Single();
        var none = KeySteps.Between(new KeyValues([1L, 5L, 9L]), new KeyValues([1L, 5L, 9L]), columns, isUnicode: true, 15);

        Assert.Equal(["[1,6]", "[1,7]", "[1,8]"], steps.Select(key => key.ToString()));
        Assert.Empty(none);
    }

    [Theory]
    [InlineData("CUST-000001", "CUST-200000", "CUST-1")]
    [InlineData("a", "Z", "M")]
    [InlineData("x", "xyz", "xm")]
    [InlineData("Жа", "Жя", "Жи")]
    public void Texts_are_stepped_through_where_they_begin_to_differ(string low, string high, string about)
    {
        var steps = Between(ColumnType.Text, low, high).First().Select(key => (string)key.Values[0]).ToArray();

        Assert.Contains(steps, step => step.StartsWith(about[..^1], StringComparison.Ordinal) && Math.Abs(step[^1] - about[^1]) <= 6);
        Assert.All(steps, step => Assert.False(char.IsSurrogate(step[^1]) || char.IsControl(step[^1])));
    }

    [Fact]
    public void Text_of_a_small_character_set_is_stepped_through_in_ASCII()
    {
        ServerColumn[] columns = [Column(ColumnType.Text)];

        var steps = KeySteps.Between(new KeyValues(["é"]), new KeyValues(["ÿ"]), columns, isUnicode: false, 15).ToArray();

        Assert.All(steps[..^1].SelectMany(keys => keys), key => Assert.True(char.IsAscii(((string)key.Values[0])[^1])));
        Assert.Equal("[\"\\u00FF\"]", Assert.Single(steps[^1]).ToString());
    }

    private static IEnumerable<IReadOnlyList<KeyValues>> Between(ColumnType type, object low, object high) =>
        KeySteps.Between(new KeyValues([low]), new KeyValues([high]), [Column(type)], isUnicode: true, 15);

    private static ServerColumn Column(ColumnType type) => new(new ColumnInfo("k", type), CellKind.Text);
}
