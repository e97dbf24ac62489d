using System.Text;
using Slipway.Pipelines.Import;

namespace Slipway.Tests.Pipelines.Import;

public sealed class FeatureListTests
{
    [Fact]
    public void A_name_a_line_is_read_with_its_line_and_without_comments()
    {
        var features = Parse("\ufeff# the model's features\r\n\r\ncrim\n  größe in m²  \n# end\nrooms # 2\n");

        Assert.Equal([("crim", 3), ("größe in m²", 4), ("rooms # 2", 6)], features.Select(feature => (feature.Name, feature.Line)));
        Assert.All(features, feature => Assert.Null(feature.Categories));
    }

    [Theory]
    [InlineData("town = Boston, Cambridge", "town", "Boston|Cambridge")]
    [InlineData("town=Boston ,Cambridge", "town", "Boston|Cambridge")]
    [InlineData("\"a = b\" = \"New York, NY\", \"say \"\"hi\"\"\"", "a = b", "New York, NY|say \"hi\"")]
    [InlineData("\"#1\" = # 1, =", "#1", "# 1|=")]
    [InlineData("order = , first, second", "order", "|first|second")]
    [InlineData("kind = \"\", b", "kind", "|b")]
    [InlineData("kind = \" a\"", "kind", " a")]
    public void Values_are_read_in_the_order_of_their_codes(string line, string name, string values)
    {
        var feature = Assert.Single(Parse(line));

        Assert.Equal(name, feature.Name);
        Assert.Equal(values.Split('|'), feature.Categories);
    }

    [Theory]
    [InlineData("", "list.txt: expected a column's name a line, in the order of the model's features, found none.")]
    [InlineData("# nothing", "list.txt: expected a column's name a line, in the order of the model's features, found none.")]
    [InlineData("a\n= b", "list.txt, line 2: expected a column's name, found none.")]
    [InlineData("a =", "list.txt, line 1: behind 'a =' its values were expected, in the order of their codes, but there are none.")]
    [InlineData("a = x, y, x", "list.txt, line 1: the values of 'a' have 'x' twice; each has one code.")]
    [InlineData("a\nb\na", "list.txt, line 3: 'a' is in line 1 already; a column is one feature.")]
    [InlineData("\"a", "list.txt, line 1: a double quote is not closed.")]
    [InlineData("a = \"x\" y, z", "list.txt, line 1: expected ',' or the line's end behind \"x\", found 'y'.")]
    [InlineData("a =\n\"b", "list.txt, line 1: behind 'a =' its values were expected, in the order of their codes, but there are none.\nlist.txt, line 2: a double quote is not closed.")]
    public void Faults_are_told_with_their_line_all_at_once(string text, string expected)
    {
        var fault = Assert.Throws<SlipwayException>(() => Parse(text));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Equal(expected, fault.Message);
    }

    [Fact]
    public void Bytes_that_are_not_UTF_8_are_refused()
    {
        var fault = Assert.Throws<SlipwayException>(() => FeatureList.Parse([0x67, 0xf6, 0x0a], "list.txt"));

        Assert.Equal("list.txt: expected text in UTF-8. Save it so, and try again.", fault.Message);
    }

    private static IReadOnlyList<ListedFeature> Parse(string text) => FeatureList.Parse(Encoding.UTF8.GetBytes(text), "list.txt");
}
