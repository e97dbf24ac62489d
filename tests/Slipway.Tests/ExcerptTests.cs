namespace Slipway.Tests;

public sealed class ExcerptTests
{
    [Theory]
    [InlineData("plain", "plain")]
    [InlineData("two\r\nlines", "two lines")]
    [InlineData("\e[31mred\0\u007f\u009b", "\\x1b[31mred\\x00\\x7f\\x9b")]
    [InlineData("größe\tm²", "größe\tm²")]
    public void A_text_is_on_one_line_without_control_characters(string text, string expected) => Assert.Equal(expected, Excerpt.Of(text));

    [Fact]
    public void A_long_text_is_cut_before_it_is_escaped()
    {
        Assert.Equal(string.Concat(Enumerable.Repeat("\\x1b", 60)) + "…", Excerpt.Of(new string('\e', 100)));
    }
}
