using Slipway.Pipelines;
using Slipway.Sinks;
using Slipway.Sinks.Runs;
using Slipway.Sinks.Sqlite;

namespace Slipway.Tests.Pipelines;

public sealed class RunHistoryTests : IAsyncLifetime
{
    private BostonProject _boston = null!;

    public async ValueTask InitializeAsync()
    {
        _boston = await BostonProject.CreateAsync();
        await _boston.PredictAsync("boston", "prices");
        _boston.Execute("UPDATE slipway_runs SET state = 'running', finished = NULL");
    }

    public ValueTask DisposeAsync()
    {
        _boston.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_run_whose_lock_is_held_is_running()
    {
        using var held = RunLock.TryTake(SqliteLockFile.Path(_boston.DatabasePath, "prices"));

        var run = Assert.Single(await RunHistory.ReadAsync(_boston.Database, TestContext.Current.CancellationToken));

        Assert.Equal(RunState.Running, run.State);
    }

    [Fact]
    public async Task A_run_whose_lock_nobody_holds_has_stopped_and_asking_changes_no_file()
    {
        var database = File.ReadAllBytes(_boston.DatabasePath);
        var files = Files();

        var run = Assert.Single(await RunHistory.ReadAsync(_boston.Database, TestContext.Current.CancellationToken));

        Assert.Equal(RunState.Stopped, run.State);
        Assert.Equal(files, Files());
        Assert.Equal(database, File.ReadAllBytes(_boston.DatabasePath));
    }

    private string[] Files() => Directory.GetFileSystemEntries(Path.GetDirectoryName(_boston.DatabasePath)!);
}
