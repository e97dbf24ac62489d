using Slipway.Cli.Output;

namespace Slipway.Tests.Cli;

public sealed class ShellWordTests
{
    [Theory]
    [InlineData("/opt/slipway", "/opt/slipway")]
    [InlineData("données-1.yaml", "données-1.yaml")]
    [InlineData("", "''")]
    [InlineData("/new home/slipway", "'/new home/slipway'")]
    [InlineData("it's", @"'it'\''s'")]
    [InlineData("$HOME", "'$HOME'")]
    public void A_word_is_quoted_where_a_shell_would_take_it_for_more(string text, string expected) => Assert.Equal(expected, ShellWord.Of(text));
}
