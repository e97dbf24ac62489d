using Slipway.IntegrationTests.Programs;
using Slipway.Sinks;
using Slipway.Sinks.Servers;

namespace Slipway.IntegrationTests.Servers.Faults.PostgreSql;

public sealed class PostgreSqlLockTests(PostgreSqlFixture fixture, DemoFixture demo) : ServerLockTests(fixture, demo)
{
    protected override string WaitingTransactions => "SELECT xact_start FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";

    protected override Task ShortenLockWaitsAsync() => Scene.ExecuteAsync($"ALTER DATABASE {Scene.Database} SET lock_timeout = '300ms'");

    // Both transactions have the time; the one that waits longer looks first.
    protected override Task DelayDeadlockSearchAsync() => Scene.ExecuteAsync($"ALTER DATABASE {Scene.Database} SET deadlock_timeout = '2s'");

    [Fact]
    public async Task A_cancellation_that_comes_late_and_ends_the_record_of_the_runs_end_is_made_good()
    {
        await FaultScene.SucceedAsync(Scene.Predict(Into));
        await using var other = await Scene.Server.OpenAsync(Scene.Database);
        await using var second = await Scene.Server.OpenAsync(Scene.Database);

        await ExecuteAsync(other, "BEGIN", $"SELECT * FROM {Into} WHERE id = {LockedId} FOR UPDATE");
        await using var run = FaultScene.Start(Scene.Predict(Into));
        await Scene.WaitForAsync(run, Into, record => record.State == RunState.Running && record.Rows == FirstOfItsChunk - 1);
        await WaitForAttemptsAsync(run, 1);
        await ExecuteAsync(second, "BEGIN", $"SELECT * FROM {ServerRunTable.Name} WHERE sink = '{Into}' FOR UPDATE");
        run.Process.SendTerminate();
        await CancelAsync(run, $"UPDATE {ServerRunTable.Name} SET state%");
        await ExecuteAsync(second, "COMMIT");
        var result = await run.EndAsync();
        await ExecuteAsync(other, "ROLLBACK");

        Assert.Equal(143, result.ExitCode);
        Assert.Equal(RunState.Interrupted, (await Scene.RunsAsync(Into))[0].State);
    }

    // Once the statement waits for a lock.
    private async Task CancelAsync(RunningProgram run, string statement)
    {
        var cancel = $"SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database() AND query LIKE '{statement}'";
        while ((await Scene.Server.QueryAsync(Scene.Database, cancel)).Count == 0)
        {
            Assert.False(run.Process.HasExited, "The run ended before its end was recorded.");
            await Task.Delay(5);
        }
    }
}
