using Slipway.Projects;
using Slipway.Sinks;
using Slipway.Sinks.Runs;
using Slipway.Sinks.Servers;
using Slipway.Sinks.Sqlite;
using Slipway.Sources;
using Slipway.Sources.Sqlite;

namespace Slipway.Pipelines.Predict;

/// <summary>Picks the sink for a table of a database.</summary>
internal static class SinkFactory
{
    /// <param name="database">Where the table is or will be.</param>
    /// <param name="key">The key's columns.</param>
    /// <param name="layout">The columns of the predictions.</param>
    /// <param name="job">What is done.</param>
    /// <param name="options">Of the project.</param>
    /// <param name="settings">Of this run.</param>
    /// <param name="isOrdered">Whether the rows come in the order of the key.</param>
    /// <param name="shared">The connection that the source reads the same SQLite file through; null where it is another one.</param>
    public static ISink Create(
        ConnectionUrl database, KeyColumns key, PredictionLayout layout, Job job, PredictOptions options, PredictSettings settings, bool isOrdered, SqliteConnection? shared)
    {
        var policy = new RunPolicy(settings.Restart, options.ResumeWithin) { Own = settings.Own };
        return database.Server is null
            ? new SqliteSink(shared ?? SqliteConnection.Open(database.Path, SqliteOpenMode.Create), shared is null, key, layout, job, policy)
            : new ServerSink(new ServerSinkOptions
            {
                Database = database.Server,
                Key = key,
                Layout = layout,
                Job = job,
                Policy = policy,
                IsOrdered = isOrdered,
                TakeoverAfter = options.TakeoverAfter,
            });
    }
}
