using Slipway.Features;

namespace Slipway.Tests.Features;

public sealed class DatePartsTests
{
    [Fact]
    public void Parts_equal_those_of_the_platforms_calendar_on_random_days()
    {
        const int Seed = 1;
        var random = new Random(Seed);
        var parts = new float[DateParts.OfDate.Count];
        for (var i = 0; i < 10_000; i++)
        {
            var day = random.Next(-719_162, 2_932_896);
            var date = DateTime.UnixEpoch.AddDays(day);

            DateParts.Split(day, 0, [.. DateParts.OfDate], parts);

            var weekday = ((int)date.DayOfWeek + 6) % 7 + 1;
            float[] expected = [date.Year, date.Month, date.Day, weekday, date.DayOfYear, day];
            Assert.True(expected.SequenceEqual(parts), $"Seed {Seed}, day {day}: {string.Join(' ', parts)}");
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(-1, -1)]
    [InlineData(-86_400_000_000, -1)]
    [InlineData(-86_400_000_001, -2)]
    [InlineData(86_399_999_999, 0)]
    public void A_timestamp_falls_on_the_day_that_began_before_it(long microseconds, long day)
    {
        Assert.Equal(day, DateParts.DayOf(microseconds));
    }
}
