using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Faults;

/// <summary>Several at once on one database.</summary>
public sealed class BusyTests : FaultTests
{
    private static readonly string[] PredictMany = ["predict", "--table", "many", "--into", "p", "--set", "predict.chunk_rows=1000"];

    [Fact]
    public async Task Of_two_runs_on_one_sink_the_second_is_told_who_holds_it()
    {
        CreateMany(60_000);
        using var first = SlipwayProgram.Start(Folder, PredictMany);
        var output = Task.WhenAll(first.StandardOutput.ReadToEndAsync(), first.StandardError.ReadToEndAsync());
        while (!first.HasExited && Directory.GetFiles(Folder, "*.lock").Length == 0)
        {
            await Task.Yield();
        }

        var second = await RunAsync(PredictMany);
        await first.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(second.ExitCode == (int)ErrorKind.Busy, second.ToString());
        Assert.Contains("Another run writes to table 'p'", second.Error, StringComparison.Ordinal);
        Assert.True(first.ExitCode == 0, string.Join('\n', await output));
        Assert.Equal("60000", Query("SELECT count(*) FROM p"));
        Assert.Empty(Directory.GetFiles(Folder, "*.lock"));
    }

    [Fact]
    public async Task A_database_that_is_reached_by_a_link_is_the_same_database()
    {
        CreateMany(60_000);
        File.CreateSymbolicLink(Path.Combine(Folder, "link.db"), Path.Combine(Folder, "boston.db"));

        var result = await RunAsync([.. PredictMany, "--database", "boston.db", "--into-database", "link.db"]);

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Equal("60000", Query("SELECT count(*) FROM p"));
    }

    [Theory]
    [InlineData("delete")]
    [InlineData("wal")]
    public async Task A_source_that_others_write_to_isPredictManyed_whole(string journal)
    {
        CreateMany(60_000);
        Execute($"PRAGMA journal_mode={journal}");
        using var stop = new CancellationTokenSource();
        var writes = Task.Run(
            () =>
            {
                var count = 0;
                // A pause between writes, as SQLite gives no turns to those who wait for its lock.
                for (; !stop.Token.WaitHandle.WaitOne(10); count++)
                {
                    Execute($"UPDATE many SET crim = crim + 0.001 WHERE id % 1000 = {count % 1000}");
                }

                return count;
            },
            TestContext.Current.CancellationToken);

        var result = await RunAsync(PredictMany);
        await stop.CancelAsync();

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.True(await writes > 0);
        Assert.Equal("60000", Query("SELECT count(*) FROM p"));
        Assert.Equal(journal, Query("PRAGMA journal_mode"));
    }
}
