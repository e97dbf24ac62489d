using Slipway.Pipelines;
using Slipway.Pipelines.Load;
using Slipway.Pipelines.Predict;
using Slipway.Pipelines.Train;
using Slipway.Projects;
using Slipway.Sources;
using Slipway.Sources.Sqlite;

namespace Slipway.Cli.Demo;

/// <summary>Takes the Boston housing example from its original text to predictions in a table.</summary>
internal static class DemoPipeline
{
    private const int RowsShown = 6;

    /// <exception cref="SlipwayException">The folder is in use, or can't be written.</exception>
    public static async Task<DemoResult> RunAsync(string folder, IPipelineObserver observer, CancellationToken cancellationToken)
    {
        BostonExample.Write(folder);
        var database = ConnectionUrl.Sqlite(Path.Combine(folder, BostonExample.DatabaseFile));
        var load = new LoadOptions
        {
            File = Path.Combine(folder, BostonExample.DataFile),
            Format = BostonExample.Format,
            Database = database,
            Table = BostonExample.Table,
            RowNumberColumn = BostonExample.Key,
            IfExists = IfTableExists.Replace,
        };
        var loaded = await LoadPipeline.RunAsync(load, null, cancellationToken).ConfigureAwait(false);
        var trained = await new TrainPipeline(ReadProject(folder, database, ProjectUse.Train), observer).RunAsync(cancellationToken).ConfigureAwait(false);
        var project = ReadProject(folder, database, ProjectUse.Predict);
        var predicted = await new PredictPipeline(project, new PredictSettings(), observer).RunAsync(cancellationToken).ConfigureAwait(false);
        return new DemoResult(folder, load, loaded, trained, predicted, ReadRows(database.Path, predicted.Into!, trained.Metadata.Split.TrainRows));
    }

    // The demo's own folder and model, whatever the environment says: its variables are for the user's projects.
    private static Project ReadProject(string folder, ConnectionUrl database, ProjectUse use)
    {
        var project = ProjectReader.Read(new ProjectInput(use) { File = Path.Combine(folder, BostonExample.ProjectFile), Environment = _ => null });
        return project with
        {
            Database = database,
            Model = project.Model with { Directory = Path.Combine(folder, project.Model.Directory) },
        };
    }

    private static List<DemoRow> ReadRows(string path, string table, long trainRows)
    {
        using var connection = SqliteConnection.Open(path, SqliteOpenMode.Read);
        using var query = connection.Prepare(
            $"SELECT t.{BostonExample.Key}, t.{BostonExample.Target}, p.prediction FROM {BostonExample.Table} t JOIN {SqliteDialect.Quote(table)} p USING ({BostonExample.Key}) " +
            $"WHERE t.{BostonExample.Key} > ? ORDER BY 1 LIMIT {RowsShown}");
        query.Bind(1, trainRows);
        var rows = new List<DemoRow>();
        while (query.Step())
        {
            rows.Add(new DemoRow(query.GetInt64(0), query.GetDouble(1), query.GetDouble(2)));
        }

        return rows;
    }
}
