using Slipway.Columns;
using Slipway.Features;

namespace Slipway.Tests.Features;

public sealed class ContractTextTests
{
    [Theory]
    [InlineData(2_932_896, "9999-12-31")]
    [InlineData(-719_162, "0001-01-01")]
    [InlineData(0, "1970-01-01")]
    public void The_first_and_the_last_day_are_dates_too(double days, string expected)
    {
        var date = new Feature { Name = "d", Type = ColumnType.Date, Parts = [] };

        Assert.Equal(expected, ContractText.Value(date, days));
        Assert.Equal($"{expected}T00:00:00", ContractText.Value(date with { Type = ColumnType.Timestamp }, days * DateParts.MicrosecondsPerDay));
    }

    [Fact]
    public void What_is_no_date_of_the_calendar_is_a_number_of_days() =>
        Assert.Equal("day 2932897", ContractText.Value(new Feature { Name = "d", Type = ColumnType.Date, Parts = [] }, 2_932_897));
}
