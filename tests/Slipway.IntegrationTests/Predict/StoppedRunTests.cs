using System.Globalization;
using System.Text.Json;
using Slipway.IntegrationTests.Faults;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Predict;

/// <summary>What <c>slipway runs</c> says of a run whose process was killed.</summary>
public sealed class StoppedRunTests : FaultTests
{
    private const long Rows = 150_000;

    private static readonly string[] Predict = ["predict", "--table", "many", "--into", "p"];

    [Fact]
    public async Task A_killed_run_has_stopped_until_the_same_command_has_gone_on()
    {
        CreateMany(Rows);
        var seen = await KillAfterSomeRowsAsync();
        // Whoever opens the database first rolls back what the killed process had under way; that is SQLite's.
        var stored = Query("SELECT state FROM slipway_runs WHERE sink = 'p'");
        var before = Everything();

        var json = JsonDocument.Parse((await RunAsync("runs", "--json")).Output).RootElement.GetProperty("runs")[0];
        var text = await RunAsync("runs");

        Assert.Equal("running", seen);
        Assert.Equal("stopped", json.GetProperty("state").GetString());
        Assert.Contains(" stopped ", text.Output, StringComparison.Ordinal);
        Assert.Contains("was killed or cut off after", text.Output, StringComparison.Ordinal);
        Assert.Equal(before, Everything());
        Assert.Equal("running", stored);

        var again = await RunAsync(Predict);
        var afterwards = await RunAsync("runs");

        Assert.True(again.ExitCode == 0, again.ToString());
        Assert.DoesNotContain("stopped", afterwards.Output, StringComparison.Ordinal);
        Assert.Equal(Rows.ToString(CultureInfo.InvariantCulture), Query("SELECT count(*) FROM p"));
    }

    // Returns what the state is while the process lives.
    private async Task<string> KillAfterSomeRowsAsync()
    {
        // So many commits take long enough to be killed in their midst.
        using var process = SlipwayProgram.Start(Folder, [.. Predict, "--no-progress", "--set", "predict.chunk_rows=64"]);
        while (!process.HasExited && RowsOfRun() == 0)
        {
            await Task.Yield();
        }

        var state = JsonDocument.Parse((await RunAsync("runs", "--json")).Output).RootElement.GetProperty("runs")[0].GetProperty("state").GetString();
        Assert.False(process.HasExited, "The run was over before it could be killed.");
        process.Kill();
        await process.WaitForExitAsync();
        return state!;
    }

    private long RowsOfRun() =>
        long.TryParse(Query("SELECT rows FROM slipway_runs WHERE sink = 'p'"), CultureInfo.InvariantCulture, out var rows) ? rows : 0;
}
