using System.Diagnostics;
using System.Globalization;

namespace Slipway.IntegrationTests.Containers;

/// <summary>What becomes of predictions under Compose where the database or the model's own container goes away.</summary>
public sealed class ComposeFaultTests(DockerFixture docker, BostonProject boston, ITestOutputHelper output) : IClassFixture<BostonProject>
{
    private const int Rows = 60 * 506;
    private const int Kills = 20;
    private const int KillsInMidRun = 12;
    private const int Seed = 20261125;

    [Fact]
    public async Task Killed_with_its_container_at_random_moments_and_brought_up_again_every_row_has_one_prediction()
    {
        await using var project = await StartAsync();
        var clock = Stopwatch.StartNew();
        await project.SucceedAsync(Predict("undisturbed"));
        var whole = clock.Elapsed;
        var random = new Random(Seed);
        var (kills, inMidRun) = (0, 0);
        while (kills < Kills)
        {
            await project.QueryAsync("DROP VIEW IF EXISTS killed_detail; DROP TABLE IF EXISTS killed; DELETE FROM slipway_runs WHERE sink = 'killed'");
            var container = await project.FindAsync("ds");
            clock.Restart();
            var run = project.RunAsync(Predict("killed"));
            if (await Task.WhenAny(run, Task.Delay(whole * random.NextDouble(), TestContext.Current.CancellationToken)) == run)
            {
                // The machine has become faster, and there is nothing left to kill.
                Assert.Equal(0, (await run).ExitCode);
                whole = clock.Elapsed;
                continue;
            }

            await docker.SucceedAsync("kill", container);
            await run;
            kills++;

            var committed = await CountAsync(project, "killed");
            inMidRun += committed is > 0 and < Rows ? 1 : 0;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"kill {kills}: {committed} of {Rows} rows committed"));
            await project.SucceedAsync("up", "-d");
            await project.SucceedAsync(Predict("killed"));

            Assert.Equal($"{Rows}\t{Rows}", await CompareAsync(project, "killed"));
        }

        Assert.InRange(inMidRun, KillsInMidRun, Kills);
    }

    [Fact]
    public async Task A_database_that_is_down_is_waited_for_and_given_up_in_words()
    {
        await using var project = await StartAsync();
        var database = await project.FindAsync("db");
        await docker.SucceedAsync("stop", database);

        var givenUp = await project.RunAsync(Predict("late", "--wait", "2s"));
        var waiting = project.RunAsync(Predict("late", "--wait", "60s"));
        await Task.Delay(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        await docker.SucceedAsync("start", database);
        var waited = await waiting;

        Assert.Equal((int)ErrorKind.Database, givenUp.ExitCode);
        Assert.Contains("error: ", givenUp.Error, StringComparison.Ordinal);
        Assert.Contains("'db'", givenUp.Error, StringComparison.Ordinal);
        Assert.True(waited.ExitCode == 0, waited.ToString());
        Assert.Equal(Rows, await CountAsync(project, "late"));
    }

    [Fact]
    public async Task A_database_that_is_killed_in_mid_run_and_started_again_is_waited_for()
    {
        await using var project = await StartAsync();
        await project.SucceedAsync(Predict("undisturbed"));
        var database = await project.FindAsync("db");
        var run = project.RunAsync(Predict("killed"));
        while (await CountAsync(project, "killed") == 0)
        {
            Assert.False(run.IsCompleted);
        }

        await docker.SucceedAsync("kill", database);
        await docker.SucceedAsync("start", database);
        var ended = await run;

        Assert.True(ended.ExitCode == 0, ended.ToString());
        Assert.Contains("Waiting up to", ended.Error, StringComparison.Ordinal);
        Assert.Equal($"{Rows}\t{Rows}", await CompareAsync(project, "killed"));
    }

    [Fact]
    public async Task A_full_volume_is_told_in_words_and_nothing_half_written_stays()
    {
        var volume = $"full-{Guid.NewGuid():N}";
        await docker.SucceedAsync("volume", "create", "--opt", "type=tmpfs", "--opt", "device=tmpfs", "--opt", "o=size=8k,mode=1777", volume);
        string[] locked = ["run", "--rm", "--network", "none", "--read-only", "--cap-drop", "ALL", "-v", $"{volume}:/out", boston.Image];

        var full = await docker.RunAsync([.. locked, "predict", "--output", "/out/predictions.csv"]);
        var absent = await docker.RunAsync([.. locked, "predict", "--output", "/predictions.csv"]);
        await docker.SucceedAsync("volume", "rm", volume);

        Assert.Equal((int)ErrorKind.Storage, full.ExitCode);
        Assert.Contains("/out/predictions.csv", full.Error, StringComparison.Ordinal);
        Assert.Equal((int)ErrorKind.Storage, absent.ExitCode);
        Assert.DoesNotContain("   at ", full.Error + absent.Error, StringComparison.Ordinal);
    }

    private static string[] Predict(string into, params string[] more) =>
        ["exec", "-T", "ds", "slipway", "predict", "--table", "many", "--key", "id", "--into", into, "--set", "predict.chunk_rows=32", "--no-progress", .. more];

    // Up, with many rows to predict.
    private async Task<ComposeProject> StartAsync()
    {
        var project = boston.Compose();
        await project.SucceedAsync("up", "-d");
        await project.SucceedAsync("exec", "-T", "ds", "slipway", "load", "/work/boston.csv", "--into", "boston", "--row-number", "id");
        await project.QueryAsync(
            "CREATE TABLE many (PRIMARY KEY (id)) SELECT b.id + 506 * s.seq AS id, crim, zn, indus, chas, nox, rm + s.seq / 100.0 AS rm, age, dis, rad, tax, ptratio, b, lstat " +
            "FROM boston AS b JOIN seq_0_to_59 AS s");
        return project;
    }

    private static async Task<long> CountAsync(ComposeProject project, string table)
    {
        var there = await project.QueryAsync($"SELECT count(*) FROM information_schema.tables WHERE table_name = '{table}'");
        return there == "0" ? 0 : long.Parse(await project.QueryAsync($"SELECT count(*) FROM {table}"), CultureInfo.InvariantCulture);
    }

    // How many rows there are, and how many of them are equal to those of the run that nothing disturbed.
    private static Task<string> CompareAsync(ComposeProject project, string table) => project.QueryAsync(
        $"SELECT (SELECT count(*) FROM {table}), count(*) FROM {table} AS a JOIN undisturbed AS u ON u.id = a.id AND u.prediction = a.prediction");
}
