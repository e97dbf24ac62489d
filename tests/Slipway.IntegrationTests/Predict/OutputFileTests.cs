using Slipway.IntegrationTests.Faults;

namespace Slipway.IntegrationTests.Predict;

/// <summary>What <c>--output</c> may name beside a plain file.</summary>
public sealed class OutputFileTests : FaultTests
{
    [Fact]
    public async Task A_pipe_is_written_to_and_stays_a_pipe()
    {
        var result = await ShellAsync(
            "mkfifo pipe; cat pipe > read.csv & $SLIPWAY predict --table boston_housing --key id --output pipe || exit; [ -p pipe ] || exit 99; wait");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal(507, File.ReadLines(Path.Combine(Folder, "read.csv")).Count());
        Assert.DoesNotContain(Everything(), name => name.Contains(".new-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_link_stays_a_link_and_the_file_that_it_names_is_replaced_as_a_whole()
    {
        Directory.CreateDirectory(Path.Combine(Folder, "there"));
        await File.WriteAllTextAsync(Path.Combine(Folder, "there", "prices.csv"), "old", TestContext.Current.CancellationToken);
        File.CreateSymbolicLink(Path.Combine(Folder, "prices.csv"), "there/prices.csv");

        var result = await RunAsync("predict", "--table", "boston_housing", "--key", "id", "--output", "prices.csv");

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal("there/prices.csv", new FileInfo(Path.Combine(Folder, "prices.csv")).LinkTarget);
        Assert.Equal(507, File.ReadLines(Path.Combine(Folder, "there", "prices.csv")).Count());
    }
}
