using System.Globalization;
using Slipway.IntegrationTests.Programs;
using Slipway.Sinks;
using Slipway.Sinks.Servers;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>What becomes of an interrupted run when another one is asked for.</summary>
public abstract class ServerInterruptedRunTests(ServerFixture fixture, DemoFixture demo) : ServerFaultTests(fixture, demo)
{
    /// <summary>A type for moments to the microsecond.</summary>
    protected abstract string MomentType { get; }

    /// <summary>Moments, each a millisecond after the last.</summary>
    protected abstract string MomentOf(string number);

    [Fact]
    public async Task Restart_starts_anew_and_sets_the_interrupted_one_aside()
    {
        await InterruptAsync();

        var result = await FaultScene.SucceedAsync(Scene.Predict(Into, "--restart"));

        Assert.Contains("starting anew, as asked", result.Output + result.Error, StringComparison.Ordinal);
        await RequireWrittenAnewAsync();
    }

    [Fact]
    public async Task One_that_began_too_long_ago_is_not_taken_up()
    {
        await InterruptAsync();
        await Scene.ExecuteAsync($"UPDATE {ServerRunTable.Name} SET started = started - INTERVAL '2' HOUR WHERE sink = '{Into}'");

        var result = await FaultScene.SucceedAsync(Scene.Predict(Into, "--set", "predict.resume_within=1h"));

        Assert.Contains("more than 1 hours ago; starting anew", result.Output + result.Error, StringComparison.Ordinal);
        await RequireWrittenAnewAsync();
    }

    [Fact]
    public async Task One_whose_rows_are_gone_is_not_taken_up()
    {
        await InterruptAsync();
        await Scene.ExecuteAsync($"DROP VIEW {Into}_detail", $"DROP TABLE {Into}");

        var result = await FaultScene.SucceedAsync(Scene.Predict(Into));

        Assert.Contains($"but table '{Into}' does not have the last of them any more; starting anew.", result.Output + result.Error, StringComparison.Ordinal);
        await RequireWrittenAnewAsync();
    }

    [Fact]
    public async Task One_is_taken_up_by_whichever_spelling_of_its_table()
    {
        await InterruptAsync();

        var result = await FaultScene.SucceedAsync(Scene.Predict($"{await SchemaAsync()}.{Into}"));

        Assert.Contains("going on from there", result.Output + result.Error, StringComparison.Ordinal);
        await RequireWholeAsync();
    }

    [Fact]
    public async Task One_with_since_loses_no_row_that_changed_behind_it()
    {
        await Scene.ExecuteAsync($"ALTER TABLE many ADD COLUMN changed {MomentType}", $"UPDATE many SET changed = {MomentOf("id")}");
        string[] command = Scene.Predict(Into, "--since", "changed");
        await FaultScene.SucceedAsync(command);

        // All are changed, a run begins to read them, and of those that it has written already one changes once more, before the last of the others.
        await Scene.ExecuteAsync($"UPDATE many SET changed = {MomentOf($"id + {Rows}")}");
        await InterruptAsync("--since", "changed");
        await Scene.ExecuteAsync(
            $"UPDATE many SET lstat = 30, rm = 4, changed = {MomentOf($"{2 * Rows + 1}")} WHERE id = 1", $"UPDATE many SET changed = {MomentOf($"{2 * Rows + 2}")} WHERE id = {Rows}");
        await FaultScene.SucceedAsync(command);
        var behind = await ChangedPredictionsAsync();
        await FaultScene.SucceedAsync(command);
        var after = await ChangedPredictionsAsync();
        await FaultScene.SucceedAsync(command);

        Assert.Equal(("0", "1"), (behind, after));
        Assert.Equal($"{Rows}", await Scene.QueryRowAsync($"SELECT count(*) FROM {Into}"));

        // The last one had no more to do than to read the latest row again.
        Assert.Equal(1, (await Scene.RunsAsync(Into))[0].Rows);
    }

    private Task<string> ChangedPredictionsAsync() => Scene.QueryRowAsync(
        $"SELECT count(*) FROM {Into} AS p JOIN {Undisturbed} AS u ON u.id = p.id AND u.prediction <> p.prediction");

    private async Task InterruptAsync(params string[] more)
    {
        var earlier = (await Scene.RunsAsync(Into)).FirstOrDefault()?.RunId;
        await using var run = FaultScene.Start(Scene.PredictSlowly(Into, more));
        await Scene.WaitForAsync(run, Into, record => record.RunId != earlier && record.Rows > 0);
        run.Process.Kill();
    }

    private async Task RequireWrittenAnewAsync()
    {
        var runs = await Scene.RunsAsync(Into);
        Assert.Equal([RunState.Finished, RunState.Abandoned], runs.Select(run => run.State));
        Assert.Equal(Rows, runs[0].Rows);
        Assert.Equal(Rows.ToString(CultureInfo.InvariantCulture), await Scene.QueryRowAsync($"SELECT count(*) FROM {Into} WHERE run_id = {runs[0].RunId}"));
        await Scene.RequireEqualAsync(Undisturbed, Into);
    }
}
