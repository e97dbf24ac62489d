using Slipway.Sources;

namespace Slipway.Tests.Sources;

public sealed class QueryTextTests
{
    [Fact]
    public void The_rows_beside_a_key_begin_with_what_an_index_can_find()
    {
        Assert.Equal("a > 1", QueryText.Beside(KeySide.After, ["a"], ["1"]));
        Assert.Equal("a <= 1", QueryText.Beside(KeySide.UpTo, ["a"], ["1"]));
        Assert.Equal("a >= 1 AND (a > 1 OR (a = 1 AND b > 2))", QueryText.Beside(KeySide.After, ["a", "b"], ["1", "2"]));
        Assert.Equal("a <= 1 AND (a < 1 OR (a = 1 AND b <= 2))", QueryText.Beside(KeySide.UpTo, ["a", "b"], ["1", "2"]));
        Assert.Equal(
            "a >= 1 AND (a > 1 OR (a = 1 AND (b > 2 OR (b = 2 AND c >= 3))))", QueryText.Beside(KeySide.From, ["a", "b", "c"], ["1", "2", "3"]));
    }
}
