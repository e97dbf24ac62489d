using Slipway.Pipelines.Predict.Partitioning;

namespace Slipway.Tests.Pipelines.Predict.Partitioning;

public sealed class PartitionReaderTests
{
    [Theory]
    [InlineData("2/8", "", "2/8")]
    [InlineData("1/1", "", "1/1")]
    [InlineData(null, "INDEX=0 COUNT=8", "1/8")]
    [InlineData(null, "INDEX=7 COUNT=8", "8/8")]
    [InlineData("2/8", "INDEX=1 COUNT=8", "2/8")]
    [InlineData(null, "", null)]
    public void A_partition_counts_from_1_and_its_index_from_0(string? flag, string environment, string? expected) =>
        Assert.Equal(expected, Read(flag, null, environment)?.ToString());

    [Theory]
    [InlineData("0/8", "", "--partition: expected the number of a partition and how many there are, 1/8 to 8/8 and at most 1000, found '0/8'.")]
    [InlineData("9/8", "", "found '9/8'.")]
    [InlineData("2", "", "found '2'.")]
    [InlineData("/", "", "found '/'.")]
    [InlineData("-1/8", "", "found '-1/8'.")]
    [InlineData("1/1001", "", "found '1/1001'.")]
    [InlineData(null, "COUNT=8", "SLIPWAY_PARTITION_COUNT is set and SLIPWAY_PARTITION_INDEX is not; expected both or none.")]
    [InlineData(null, "INDEX=0", "SLIPWAY_PARTITION_INDEX is set and SLIPWAY_PARTITION_COUNT is not; expected both or none.")]
    [InlineData(null, "INDEX=8 COUNT=8", "SLIPWAY_PARTITION_INDEX: expected a whole number from 0 to 7, one less than SLIPWAY_PARTITION_COUNT, found '8'.")]
    [InlineData(null, "INDEX=x COUNT=8", "found 'x'.")]
    [InlineData(null, "INDEX=0 COUNT=0", "SLIPWAY_PARTITION_COUNT: expected a whole number from 1 to 1000, found '0'.")]
    [InlineData("2/8", "INDEX=2 COUNT=8", "--partition says 2/8, but SLIPWAY_PARTITION_INDEX and SLIPWAY_PARTITION_COUNT 3/8; expected the same, or only one of the two.")]
    [InlineData(null, "ROUND=monday", "--partition-round (or SLIPWAY_PARTITION_ROUND) is given, but no partition; expected --partition 2/8, or SLIPWAY_PARTITION_INDEX and SLIPWAY_PARTITION_COUNT.")]
    public void What_is_no_partition_is_refused(string? flag, string environment, string expected)
    {
        var fault = Assert.Throws<SlipwayException>(() => Read(flag, null, environment));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.EndsWith(expected, fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_option_for_a_round_goes_before_its_variable()
    {
        Assert.Equal("monday", Read("1/2", null, "ROUND=monday")?.Round);
        Assert.Equal("tuesday", Read("1/2", "tuesday", "ROUND=monday")?.Round);
        Assert.Equal("", Read("1/2", null, "")?.Round);
    }

    [Fact]
    public void One_variable_may_say_it_as_the_option_does()
    {
        var said = PartitionReader.Read(null, null, name => name == "SLIPWAY_PARTITION" ? "2/8" : null);
        var fault = Assert.Throws<SlipwayException>(() => PartitionReader.Read("1/8", null, name => name == "SLIPWAY_PARTITION" ? "2/8" : null));

        Assert.Equal("2/8", said?.ToString());
        Assert.Equal("--partition says 1/8, but SLIPWAY_PARTITION 2/8; expected the same, or only one of the two.", fault.Message);
    }

    private static Partition? Read(string? flag, string? round, string environment)
    {
        var variables = environment.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(variable => variable.Split('=')).ToDictionary(parts => $"SLIPWAY_PARTITION_{parts[0]}", parts => parts[1]);
        return PartitionReader.Read(flag, round, variables.GetValueOrDefault);
    }
}
