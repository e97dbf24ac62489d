using Slipway.Projects;
using Slipway.Sinks;
using Slipway.Sinks.Runs;
using Slipway.Sinks.Servers;
using Slipway.Sinks.Sqlite;
using Slipway.Sources;
using Slipway.Sources.Servers;
using Slipway.Sources.Sqlite;

namespace Slipway.Pipelines;

/// <summary>The runs that have written to a database.</summary>
internal static class RunHistory
{
    /// <summary>The database that a project's predictions go to.</summary>
    /// <exception cref="SlipwayException">The project names none.</exception>
    public static ConnectionUrl Database(Project project) =>
        (project.Predict?.Into as PredictionTarget.Table)?.Database ?? project.Database
        ?? throw new SlipwayException(ErrorKind.Usage, "No database is named. Give --database URL, or database: in slipway.yaml.");

    /// <summary>All runs, the latest first; none where nothing was ever predicted there.</summary>
    /// <exception cref="SlipwayException">The database can't be read.</exception>
    public static async Task<IReadOnlyList<RunRecord>> ReadAsync(ConnectionUrl database, CancellationToken cancellationToken)
    {
        if (database.Server is { } address)
        {
            await using var server = await ServerConnection.OpenAsync(address, ServerUse.Read, cancellationToken).ConfigureAwait(false);
            var serverRuns = new ServerRunTable(server);
            return await serverRuns.ExistsAsync(cancellationToken).ConfigureAwait(false)
                ? await TellStoppedAsync(
                    async () => await serverRuns.ReadAsync(cancellationToken).ConfigureAwait(false),
                    run => SinkDialect.Of(address.Kind).IsLockedAsync(server, ServerRunLock.NameOf(address.Database, run.Sink, run.Partition), cancellationToken)).ConfigureAwait(false)
                : [];
        }

        using var connection = SqliteConnection.Open(database.Path, SqliteOpenMode.Read);
        var runs = new SqliteRunTable(connection);
        return runs.Exists()
            ? await TellStoppedAsync(
                () => Task.FromResult(runs.Read()), run => Task.FromResult(RunLock.IsHeld(SqliteLockFile.Path(database.Path, run.Sink)))).ConfigureAwait(false)
            : [];
    }

    // Read again afterwards: a run that ended, or was taken up, while its lock was asked for has not stopped.
    private static async Task<IReadOnlyList<RunRecord>> TellStoppedAsync(Func<Task<IReadOnlyList<RunRecord>>> read, Func<RunRecord, Task<bool>> isHeld)
    {
        var withoutLock = new HashSet<(long, long)>();
        foreach (var run in await read().ConfigureAwait(false))
        {
            if (run.State == RunState.Running && !await isHeld(run).ConfigureAwait(false))
            {
                withoutLock.Add((run.RunId, run.Epoch));
            }
        }

        return
        [
            .. (await read().ConfigureAwait(false)).Select(
                run => run.State == RunState.Running && withoutLock.Contains((run.RunId, run.Epoch)) ? run with { State = RunState.Stopped } : run),
        ];
    }
}
