using Slipway.IntegrationTests.Programs;
using Slipway.Sinks;
using Slipway.Sources.Sqlite;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>The source is of one kind and the sink of another.</summary>
public sealed class TwoKindsTests(MariaDbFixture mariaDb, PostgreSqlFixture postgreSql, DemoFixture demo) : IDisposable
{
    private const int Rows = 10_000;
    private const string Into = "predictions";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-two-kinds-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_run_from_one_server_to_the_other_that_was_killed_goes_on_when_it_is_run_again(bool isFromMariaDb)
    {
        var servers = new DatabaseServer[] { await mariaDb.GetAsync(), await postgreSql.GetAsync() };
        var source = await FaultScene.CreateAsync(servers[isFromMariaDb ? 0 : 1], demo);
        var sink = await FaultScene.CreateAsync(servers[isFromMariaDb ? 1 : 0], demo);
        await source.CreateRowsAsync(Rows);
        await FaultScene.SucceedAsync(source.Predict("undisturbed"));
        var predict = source.PredictSlowly(Into, "--into-database", sink.Url);

        await using (var killed = FaultScene.Start(predict))
        {
            await sink.WaitForRowsAsync(killed, Into, Rows / 4);
            killed.Process.Kill();
            await killed.EndAsync();
        }

        var committed = await sink.RequireTrueProgressAsync(Into);
        await FaultScene.SucceedAsync(predict);

        Assert.InRange(committed, Rows / 4, Rows - 1);
        Assert.Equal(await PredictionsAsync(source, "undisturbed"), await PredictionsAsync(sink, Into));
        var run = Assert.Single(await sink.RunsAsync(Into));
        Assert.Equal((RunState.Finished, (long)Rows), (run.State, run.Rows));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rows_go_from_a_file_to_a_server_and_from_a_server_to_a_file(bool isMariaDb)
    {
        var scene = await FaultScene.CreateAsync(isMariaDb ? await mariaDb.GetAsync() : await postgreSql.GetAsync(), demo);
        var file = Path.Combine(_folder.FullName, "p.db");
        string[] from = ["--table", BostonTable.Name, "--key", "id", "--into", Into];
        var expected = Predictions(Path.Combine(demo.Folder, "boston.db"), "boston_predictions");

        await FaultScene.SucceedAsync(scene.Predict(["--database", Path.Combine(demo.Folder, "boston.db"), "--into-database", scene.Url, .. from]));
        await FaultScene.SucceedAsync(scene.Predict(["--database", scene.Url, "--into-database", file, .. from]));

        Assert.Equal(506, expected.Count);
        Assert.Equal(expected, await PredictionsAsync(scene, Into));
        Assert.Equal(expected, Predictions(file, Into));
    }

    private static async Task<List<(long Id, double Prediction)>> PredictionsAsync(FaultScene scene, string table)
    {
        await using var connection = await scene.Server.OpenAsync(scene.Database);
        return await connection.ReadAllAsync(
            $"SELECT id, prediction FROM {table} ORDER BY id", [], row => (row.GetInt64(0), row.GetDouble(1)), TestContext.Current.CancellationToken);
    }

    private static List<(long Id, double Prediction)> Predictions(string file, string table)
    {
        using var connection = SqliteConnection.Open(file, SqliteOpenMode.Read);
        using var query = connection.Prepare($"SELECT id, prediction FROM {table} ORDER BY id");
        var rows = new List<(long, double)>();
        while (query.Step())
        {
            rows.Add((query.GetInt64(0), query.GetDouble(1)));
        }

        return rows;
    }
}
