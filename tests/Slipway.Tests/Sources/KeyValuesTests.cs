using Slipway.Sources;

namespace Slipway.Tests.Sources;

public sealed class KeyValuesTests
{
    [Theory]
    [InlineData(42L)]
    [InlineData(long.MinValue)]
    [InlineData(42.0)]
    [InlineData(0.1)]
    [InlineData(0.30000000000000004)]
    [InlineData(double.MaxValue)]
    [InlineData(double.Epsilon)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    [InlineData("a\"b, é")]
    public void A_key_is_read_back_as_it_was_written(object value)
    {
        var key = new KeyValues([value, "second"]);

        var read = KeyValues.Parse(key.ToString());

        Assert.Equal([value, "second"], read.Values);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[1")]
    [InlineData("{}")]
    public void Text_that_is_no_key_is_refused(string text) =>
        Assert.Throws<FormatException>(() => KeyValues.Parse(text));
}
