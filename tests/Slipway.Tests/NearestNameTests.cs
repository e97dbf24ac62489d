namespace Slipway.Tests;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["trees", "depth", "learning_rate", "key", "task"];

    [Theory]
    [InlineData("tree", "trees")]
    [InlineData("trese", "trees")]
    [InlineData("TREES", "trees")]
    [InlineData("dept", "depth")]
    [InlineData("learningrate", "learning_rate")]
    [InlineData("learn_rate", "learning_rate")]
    [InlineData("keys", "key")]
    [InlineData("zzz", null)]
    [InlineData("", null)]
    public void The_nearest_name_is_found_within_a_third_of_the_length(string name, string? expected)
    {
        Assert.Equal(expected, NearestName.Find(name, Names));
    }
}
