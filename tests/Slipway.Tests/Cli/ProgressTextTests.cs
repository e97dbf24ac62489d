using Slipway.Cli.Output;
using Slipway.Pipelines;

namespace Slipway.Tests.Cli;

public sealed class ProgressTextTests
{
    [Theory]
    [InlineData(1_200_000, null, "reading 1,200,000 rows")]
    [InlineData(1_200_000, 3_000_000L, "reading 1,200,000 of 3,000,000 rows (40 %)")]
    [InlineData(2_999_999, 3_000_000L, "reading 2,999,999 of 3,000,000 rows (99 %)")]
    [InlineData(0, 0L, "reading 0 of 0 rows (100 %)")]
    public void Progress_says_the_stage_and_how_much_is_done(long done, long? total, string expected)
    {
        var text = ProgressText.Of(new PipelineProgress("reading", done, total, "rows"));

        Assert.Equal(expected, text);
    }
}
