using System.Text;
using Slipway.Features;

namespace Slipway.Tests.Features;

public sealed class Utf8IndexTests
{
    [Fact]
    public void Texts_keep_the_number_they_were_given_as_the_table_grows()
    {
        var index = new Utf8Index();
        var texts = Enumerable.Range(0, 5_000).Select(number => Encoding.UTF8.GetBytes(new string('ä', number % 23) + number)).ToArray();

        foreach (var text in texts)
        {
            index.FindOrAdd(text);
        }

        Assert.Equal(texts.Length, index.Count);
        Assert.All(texts.Index(), text => Assert.Equal(text.Index, index.Find(text.Item)));
        Assert.Equal(4_711, index.FindOrAdd(texts[4_711]));
        Assert.Equal(-1, index.Find("x"u8));
        Assert.Equal(texts[17], index[17].ToArray());
    }

    [Fact]
    public void Texts_that_differ_by_zero_bytes_only_are_not_the_same()
    {
        var index = new Utf8Index();

        Assert.Equal(0, index.FindOrAdd(""u8));
        Assert.Equal(1, index.FindOrAdd("\0"u8));
        Assert.Equal(2, index.FindOrAdd("\0\0"u8));
        Assert.Equal(0, index.Find([]));
    }
}
