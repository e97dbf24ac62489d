using System.Text;
using Slipway.Models;

namespace Slipway.Tests.Models.XgBoost;

public sealed class XgBoostFactsTests
{
    [Fact]
    public void Version_and_parameters_are_read()
    {
        var facts = Read(ModelText.Stump.Replace(
            "\"objective\":{\"name\":\"reg:squarederror\"}", "\"objective\":{\"name\":\"reg:squarederror\",\"reg_loss_param\":{\"scale_pos_weight\":\"2\",\"path\":\"/home/me\"}}", StringComparison.Ordinal));

        Assert.Equal("XGBoost", facts.Format);
        Assert.Equal("1.7.4", facts.LibraryVersion);
        Assert.Equal(new() { ["num_parallel_tree"] = "1", ["objective"] = "reg:squarederror", ["scale_pos_weight"] = "2" }, facts.Parameters);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("\"loss_changes\":[2.5,7,7],", "0|2.5")]
    [InlineData("\"loss_changes\":[NaN,7,7],", "0|0")]
    [InlineData("\"loss_changes\":[2.5,7,7,7,7],", "0|2.5")]
    [InlineData("\"loss_changes\":{},", "0|0")]
    public void Gains_are_those_of_the_splits(string gains, string expected)
    {
        var facts = Read(ModelText.Stump.Replace("\"base_weights\":[],", gains, StringComparison.Ordinal));

        Assert.Equal(expected, string.Join('|', facts.Gains.Select(gain => FormattableString.Invariant($"{gain}"))));
    }

    [Theory]
    [InlineData("pruned.json", "pruned.ubj")]
    [InlineData("deep.json", "deep.ubj")]
    public void Both_formats_say_the_same(string json, string ubjson)
    {
        var (first, second) = (Read(XgBoostFiles.Read(json)), Read(XgBoostFiles.Read(ubjson)));

        Assert.Equal(first.Gains, second.Gains);
        Assert.Contains(first.Gains, gain => gain > 0);
        Assert.Equal(first.Parameters, second.Parameters);
    }

    private static ModelFacts Read(string text) => Read(Encoding.UTF8.GetBytes(text));

    private static ModelFacts Read(byte[] file) => ModelFacts.Read(file, "model.json", ModelReader.Read(file, "model.json"));
}
