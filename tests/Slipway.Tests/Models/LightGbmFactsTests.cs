using System.Text;
using Slipway.Models;
using Slipway.Models.LightGbm;
using Slipway.Tests.Scoring;

namespace Slipway.Tests.Models;

public sealed class LightGbmFactsTests
{
    [Fact]
    public void Gains_are_those_of_the_splits()
    {
        var facts = Read(text => text);

        Assert.Equal("LightGBM", facts.Format);
        Assert.Equal([1, 0], facts.Gains);
        Assert.Empty(facts.Categories);
    }

    [Fact]
    public void Parameters_that_made_the_trees_are_kept_and_paths_and_machines_are_not()
    {
        var facts = Read(text => text.Replace("parameters:\n", "parameters:\n[boosting: dart]\n[data: /home/me/train.csv]\n[machines: 10.0.0.1 12400]\n[num_leaves: 7]\n[objective: ]\n", StringComparison.Ordinal));

        Assert.Equal(new() { ["boosting"] = "dart", ["num_leaves"] = "7" }, facts.Parameters);
    }

    [Theory]
    [InlineData("[-1:1] 0:1:2", "", 1)]
    [InlineData("[-1:1] none", "[categorical_feature: 1]\n", 1)]
    [InlineData("0:1 0:1:2", "[categorical_feature: 0]\n", 0)]
    [InlineData("0:1:2 [-1:1]", "[categorical_feature: 0,1]\n", 0)]
    [InlineData("0:1:2 none", "[categorical_feature: 1,1,x]\n", 0)]
    public void Categories_of_pandas_are_given_to_the_columns_that_are_categorical(string infos, string parameters, int column)
    {
        var facts = Read(text => text
            .Replace("feature_infos=[-1:1] [-1:1]", $"feature_infos={infos}", StringComparison.Ordinal)
            .Replace("parameters:\n", $"parameters:\n{parameters}", StringComparison.Ordinal)
            .Replace("pandas_categorical:null", """pandas_categorical:[["größe", 2, true]]""", StringComparison.Ordinal));

        Assert.Equal(column, Assert.Single(facts.Categories).Key);
        Assert.Equal(["größe", "2", "true"], facts.Categories[column]);
    }

    [Theory]
    [InlineData("[[\"a\"], [\"b\"]]", "and the file does not say which they are: its parameter categorical_feature names 0, feature_infos shows 1. Take the line out")]
    [InlineData("[[\"a\", \"a\"]]")]
    [InlineData("[[[]]]")]
    [InlineData("[[]]")]
    [InlineData("[[NaN]]")]
    [InlineData("{}")]
    [InlineData("[[\"a\"")]
    public void Categories_whose_columns_are_not_known_or_that_are_damaged_are_refused(string json, string why = "a JSON list with a list of different values")
    {
        var fault = Assert.Throws<SlipwayException>(() => Read(text => text
            .Replace("feature_infos=[-1:1] [-1:1]", "feature_infos=[-1:1] 0:1:2", StringComparison.Ordinal)
            .Replace("pandas_categorical:null", $"pandas_categorical:{json}", StringComparison.Ordinal)));

        Assert.Equal(ErrorKind.Model, fault.Kind);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    public void No_categories_of_pandas_are_none(string json) =>
        Assert.Empty(Read(text => text.Replace("pandas_categorical:null", $"pandas_categorical:{json}", StringComparison.Ordinal)).Categories);

    private static ModelFacts Read(Func<string, string> change)
    {
        var file = Encoding.UTF8.GetBytes(change(ModelTexts.Stump("0.5", 2)));
        return ModelFacts.Read(file, "model.txt", LightGbmText.Parse(file, "model.txt"));
    }
}
