using Slipway.Pipelines.Load;
using Slipway.Pipelines.Predict;
using Slipway.Pipelines.Train;
using Slipway.Projects;
using Slipway.Sources;
using Slipway.Sources.Csv;
using Slipway.Sources.Sqlite;

namespace Slipway.Tests.Pipelines;

/// <summary>A folder with the Boston table in a SQLite database and a small model that was trained on it.</summary>
public sealed class BostonProject : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    internal string DatabasePath => _folder.File("boston.db");

    internal ConnectionUrl Database => ConnectionUrl.Sqlite(DatabasePath);

    internal ModelLocation Model => new(_folder.File("model"));

    internal string File(string name) => _folder.File(name);

    /// <summary>Loads the table <c>boston</c> with the key <c>id</c>, and trains on it.</summary>
    internal static async Task<BostonProject> CreateAsync(bool withModel = true)
    {
        var project = new BostonProject();
        var load = new LoadOptions
        {
            File = Repository.Boston("boston.csv"),
            Format = new CsvFormat(),
            Database = project.Database,
            Table = "boston",
            RowNumberColumn = "id",
        };
        await LoadPipeline.RunAsync(load, null, CancellationToken.None);
        if (withModel)
        {
            await new TrainPipeline(project.Training(new DataQuery { Table = "boston" }), new Listener()).RunAsync(CancellationToken.None);
        }

        return project;
    }

    internal Project Training(DataQuery from, Func<TrainOptions, TrainOptions>? change = null)
    {
        var options = new TrainOptions { From = from, Key = ["id"], Target = "medv", Trees = 20, Depth = 3, LearningRate = 0.2 };
        return new Project { Name = "boston", Database = Database, Model = Model, Train = change?.Invoke(options) ?? options };
    }

    internal Project Predicting(DataQuery from, PredictionTarget? into, params string[] key) => new()
    {
        Name = "boston",
        Database = Database,
        Model = Model,
        Predict = new PredictOptions { From = from, Key = key, Into = into, ChunkRows = 20 },
    };

    /// <summary>Predicts a table into another in chunks of 20 rows.</summary>
    internal Task<PredictSummary> PredictAsync(
        string table, string into, PredictSettings? settings = null, Listener? listener = null, CancellationToken cancellationToken = default) =>
        new PredictPipeline(
            Predicting(new DataQuery { Table = table }, new PredictionTarget.Table(into, null), "id"),
            settings ?? new PredictSettings(),
            listener ?? new Listener()).RunAsync(cancellationToken);

    internal void Execute(string sql)
    {
        using var connection = SqliteConnection.Open(DatabasePath, SqliteOpenMode.ReadWrite);
        connection.Execute(sql);
    }

    /// <summary>The rows of a query, their values joined by <c>|</c>.</summary>
    internal string[] Query(string sql)
    {
        using var connection = SqliteConnection.Open(DatabasePath, SqliteOpenMode.Read);
        using var query = connection.Prepare(sql);
        var rows = new List<string>();
        while (query.Step())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, query.ColumnCount).Select(i => query.GetString(i) ?? "NULL")));
        }

        return [.. rows];
    }

    public void Dispose() => _folder.Dispose();
}
