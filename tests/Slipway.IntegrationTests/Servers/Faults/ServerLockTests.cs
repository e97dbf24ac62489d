using Slipway.IntegrationTests.Programs;
using Slipway.Sinks;
using Slipway.Sinks.Servers;
using Slipway.Sources.Servers;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>Others who hold rows locked that a run writes to.</summary>
public abstract class ServerLockTests(ServerFixture fixture, DemoFixture demo) : ServerFaultTests(fixture, demo)
{
    /// <summary>A row of a chunk in the middle.</summary>
    protected const int LockedId = Rows / 2;

    protected const int FirstOfItsChunk = (LockedId - 1) / FaultScene.ChunkRows * FaultScene.ChunkRows + 1;

    /// <summary>Lets transactions of connections to come wait for a lock for a second at most.</summary>
    protected abstract Task ShortenLockWaitsAsync();

    /// <summary>Lets a transaction wait long enough for a deadlock to be made, before the server looks for one.</summary>
    protected abstract Task DelayDeadlockSearchAsync();

    /// <summary>Asks for transactions that wait for another one's lock: something of each that no other has.</summary>
    protected abstract string WaitingTransactions { get; }

    [Fact]
    public async Task A_progress_row_that_is_locked_for_longer_than_one_attempt_may_wait_is_waited_for()
    {
        await using var other = await Scene.Server.OpenAsync(Scene.Database);
        await ShortenLockWaitsAsync();
        await using var run = FaultScene.Start(Scene.PredictSlowly(Into));
        await Scene.WaitForRowsAsync(run, Into, 1);

        await ExecuteAsync(other, "BEGIN", $"SELECT * FROM {ServerRunTable.Name} WHERE sink = '{Into}' FOR UPDATE");
        await WaitForAttemptsAsync(run, 3);
        await ExecuteAsync(other, "COMMIT");
        var result = await run.EndAsync();

        Assert.True(result.ExitCode == 0, result.ToString());
        await RequireWholeAsync();
    }

    [Fact]
    public async Task A_prediction_that_stays_locked_is_given_up_in_words_and_written_by_the_next_run()
    {
        await using var other = await Scene.Server.OpenAsync(Scene.Database);
        await FaultScene.SucceedAsync(Scene.Predict(Into));
        await ShortenLockWaitsAsync();

        await ExecuteAsync(other, "BEGIN", $"SELECT * FROM {Into} WHERE id = {LockedId} FOR UPDATE");
        var error = await FaultScene.FailAsync(ErrorKind.Database, Scene.Predict(Into));
        await ExecuteAsync(other, "COMMIT");
        var committed = (await Scene.RunsAsync(Into))[0];
        await FaultScene.SucceedAsync(Scene.Predict(Into));

        Assert.Contains("lost against another one", error, StringComparison.Ordinal);
        Assert.Contains("It was tried 6 times.", error, StringComparison.Ordinal);
        Assert.Equal(RunState.Failed, committed.State);
        Assert.Equal((LockedId - 1) / FaultScene.ChunkRows * FaultScene.ChunkRows, committed.Rows);
        await RequireReplacedAsync();
    }

    [Fact]
    public async Task A_transaction_that_a_deadlock_ends_is_run_again()
    {
        await FaultScene.SucceedAsync(Scene.Predict(Into));
        await Scene.ExecuteAsync("CREATE TABLE ballast (id INTEGER)");
        await DelayDeadlockSearchAsync();
        await using var other = await Scene.Server.OpenAsync(Scene.Database);

        // With more to undo than the run has, so that it is the run's transaction that the server ends.
        await ExecuteAsync(other, "BEGIN", "INSERT INTO ballast SELECT id FROM many", $"SELECT * FROM {Into} WHERE id = {LockedId} FOR UPDATE");
        await using var run = FaultScene.Start(Scene.Predict(Into));
        await WaitForAttemptsAsync(run, 1);
        await ExecuteAsync(other, $"UPDATE {Into} SET run_id = run_id WHERE id BETWEEN {FirstOfItsChunk} AND {LockedId - 1}", "COMMIT");
        var result = await run.EndAsync();

        Assert.True(result.ExitCode == 0, result.ToString());
        await RequireReplacedAsync();
    }

    // The chunk waits for the other one, the chunk after it for this chunk, and the other one for the chunk after: no server sees that ring whole.
    [Fact]
    public async Task A_chunk_that_waits_for_the_one_before_it_gives_its_rows_back_to_others()
    {
        await FaultScene.SucceedAsync(Scene.Predict(Into));
        await using var other = await Scene.Server.OpenAsync(Scene.Database);

        await ExecuteAsync(other, "BEGIN", $"SELECT * FROM {Into} WHERE id = {LockedId} FOR UPDATE");
        await using var run = FaultScene.Start(Scene.Predict(Into));
        await WaitForAttemptsAsync(run, 1);
        await ExecuteAsync(other, $"UPDATE {Into} SET run_id = run_id WHERE id = {LockedId + FaultScene.ChunkRows}", "COMMIT");
        var result = await run.EndAsync();

        Assert.True(result.ExitCode == 0, result.ToString());
        await RequireReplacedAsync();
    }

    [Fact]
    public async Task A_run_that_waits_for_another_ones_row_can_be_terminated()
    {
        await FaultScene.SucceedAsync(Scene.Predict(Into));
        await Scene.ExecuteAsync($"DELETE FROM {Into}");
        await using var other = await Scene.Server.OpenAsync(Scene.Database);

        await ExecuteAsync(other, "BEGIN", $"INSERT INTO {Into} (id, run_id, prediction) VALUES ({LockedId}, 1, 0)");
        await using var run = FaultScene.Start(Scene.Predict(Into));
        await WaitForAttemptsAsync(run, 1);
        run.Process.SendTerminate();
        var result = await run.EndAsync().WaitAsync(TimeSpan.FromSeconds(20));
        await ExecuteAsync(other, "ROLLBACK");
        var interrupted = (await Scene.RunsAsync(Into))[0];
        await FaultScene.SucceedAsync(Scene.Predict(Into));

        Assert.Equal(143, result.ExitCode);

        Assert.Equal(RunState.Interrupted, interrupted.State);
        await Scene.RequireEqualAsync(Undisturbed, Into);
    }

    private protected async Task WaitForAttemptsAsync(RunningProgram run, int count)
    {
        for (var seen = new HashSet<string>(StringComparer.Ordinal); seen.Count < count;)
        {
            Assert.False(run.Process.HasExited, $"The run ended before attempt {count}.");
            await Task.Delay(5);
            seen.UnionWith(await Scene.Server.QueryAsync(Scene.Database, WaitingTransactions));
        }
    }

    // The second run wrote all rows once more.
    private async Task RequireReplacedAsync()
    {
        await Scene.RequireEqualAsync(Undisturbed, Into);
        var last = (await Scene.RunsAsync(Into))[0];
        Assert.Equal((RunState.Finished, Rows), (last.State, last.Rows));
        Assert.Equal($"{Rows}", await Scene.QueryRowAsync($"SELECT count(*) FROM {Into} WHERE run_id = {last.RunId}"));
    }

    private protected static async Task ExecuteAsync(ServerConnection connection, params string[] statements)
    {
        foreach (var statement in statements)
        {
            await connection.ExecuteAsync(statement, [], CancellationToken.None);
        }
    }
}
