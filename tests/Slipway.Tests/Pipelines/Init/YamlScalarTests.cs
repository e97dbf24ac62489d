using CsCheck;
using Slipway.Pipelines.Init;
using Slipway.Projects;

namespace Slipway.Tests.Pipelines.Init;

public sealed class YamlScalarTests
{
    [Theory]
    [InlineData("medv", "medv")]
    [InlineData("data/houses.csv", "data/houses.csv")]
    [InlineData("sqlite:///boston.db", "sqlite:///boston.db")]
    [InlineData("a: b", "'a: b'")]
    [InlineData("null", "'null'")]
    [InlineData("my key", "'my key'")]
    [InlineData("it's", "'it''s'")]
    [InlineData("größe", "'größe'")]
    [InlineData("${HOME}", "'$${HOME}'")]
    [InlineData("two\nlines", "\"two\\u000alines\"")]
    [InlineData("10", "'10'")]
    public void Text_is_quoted_only_where_it_must_be(string text, string expected)
    {
        var quoted = YamlScalar.Quote(text);

        Assert.Equal(expected, quoted);
    }

    [Fact]
    public void Any_name_is_read_back_as_it_was() => Gen.String[Gen.OneOf(Gen.Char[' ', '~'], Gen.Char['\u0001', '\u05ff'], Gen.Char["\u2028\ufeff\ufffd\t${\"\\'"]), 1, 12]
        .Where(text => !string.IsNullOrWhiteSpace(text))
        .Sample(
            text =>
            {
                using var folder = new TemporaryFolder();
                var file = folder.Write("slipway.yaml", $"train: # a comment\n  file: a.csv\n  key: {YamlScalar.Quote([text, "other"])} # one\n  target: {YamlScalar.Quote(text + "!")}   # two\n");

                var train = ProjectReader.Read(new ProjectInput(ProjectUse.Train) { File = file, Environment = _ => null }).Train!;

                Assert.Equal(text + "!", train.Target);
                Assert.Equal([text, "other"], train.Key);
            },
            iter: 500,
            threads: 1);

    [Theory]
    [InlineData("sqlite:///boston.db", "${DATABASE_URL:-sqlite:///boston.db}")]
    [InlineData("sqlite:///it's #1.db", "'${DATABASE_URL:-sqlite:///it''s #1.db}'")]
    [InlineData("sqlite:///a}b.db", "'sqlite:///a}b.db'")]
    public void A_default_stands_beside_its_variable_unless_it_would_end_it(string otherwise, string expected) =>
        Assert.Equal(expected, YamlScalar.WithVariable("DATABASE_URL", otherwise));
}
