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
    public void What_is_long_is_cut_at_a_whole_character()
    {
        var rockets = "x" + string.Concat(Enumerable.Repeat("🚀", 1_000_000));

        Assert.Equal("x" + string.Concat(Enumerable.Repeat("🚀", 29)) + "…", Excerpt.Of(rockets));
        Assert.Equal(500, Excerpt.OfSentence(rockets).Length);
        Assert.Equal(new string('y', 60), Excerpt.Of(new string('y', 60)));
    }

    [Fact]
    public void A_long_text_is_cut_before_it_is_escaped()
    {
        Assert.Equal(string.Concat(Enumerable.Repeat("\\x1b", 60)) + "…", Excerpt.Of(new string('\e', 100)));
    }
}
