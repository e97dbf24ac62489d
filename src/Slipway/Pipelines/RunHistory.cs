using Slipway.Projects;
using Slipway.Sinks;
using Slipway.Sinks.Runs;
using Slipway.Sinks.Sqlite;
using Slipway.Sources;
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
    public static IReadOnlyList<RunRecord> Read(ConnectionUrl database)
    {
        using var connection = SqliteConnection.Open(database.Path, SqliteOpenMode.Read);
        var runs = new SqliteRunTable(connection);
        if (!runs.Exists())
        {
            return [];
        }

        // Read again afterwards: a run that ended, or was taken up, while its lock was asked for has not stopped.
        var withoutLock = runs.Read()
            .Where(run => run.State == RunState.Running && !RunLock.IsHeld(SqliteLockFile.Path(database.Path, run.Sink)))
            .Select(run => (run.RunId, run.Epoch))
            .ToHashSet();
        return [.. runs.Read().Select(run => run.State == RunState.Running && withoutLock.Contains((run.RunId, run.Epoch)) ? run with { State = RunState.Stopped } : run)];
    }
}
