using Slipway.Sources;

namespace Slipway.Tests.Sources;

public sealed class IsoTimestampTests
{
    [Theory]
    [InlineData("1970-01-01", 0L)]
    [InlineData("1970-01-02T00:00", 86_400_000_000L)]
    [InlineData("1970-01-01 00:00:01.5", 1_500_000L)]
    [InlineData("1970-01-01T02:00:00.000001+02:00", 1L)]
    [InlineData("1970-01-01T00:00:00.123456000Z", 123_456L)]
    [InlineData("1969-12-31 23:59:59 -0030", 1_799_000_000L)]
    [InlineData("1970-01-01 00:00+01", -3_600_000_000L)]
    public void Iso_text_is_read_as_microseconds_in_utc(string text, long expected)
    {
        Assert.True(IsoTimestamp.TryParse(text, out var microseconds));

        Assert.Equal(expected, microseconds);
    }

    [Theory]
    [InlineData("")]
    [InlineData("2024-13-01")]
    [InlineData("2023-02-29")]
    [InlineData("2024-5-1")]
    [InlineData("01.05.2024")]
    [InlineData("2024-05-01T")]
    [InlineData("2024-05-01T25:00")]
    [InlineData("2024-05-01 12:30:00.1234567")]
    [InlineData("2024-05-01 12:30:00.")]
    [InlineData("2024-05-01 12:30 Europe")]
    [InlineData("2024-05-01 12:30:00+2")]
    [InlineData("20é4-05-01")]
    [InlineData("0001-01-01T00:00+01:00")]
    public void What_is_no_iso_text_or_would_lose_digits_is_refused(string text) =>
        Assert.False(IsoTimestamp.TryParse(text, out _));
}
