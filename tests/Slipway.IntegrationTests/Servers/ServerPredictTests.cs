using System.Text.RegularExpressions;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers;

/// <summary>The main job on a server: from its table to its table. One subclass a product.</summary>
public abstract class ServerPredictTests(ServerFixture fixture) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-server-predict-");

    protected DatabaseServer Server { get; private set; } = null!;

    protected string Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await fixture.GetAsync();
        Database = await Server.CreateDatabaseAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_table_is_trained_on_checked_and_predicted_into_the_sameDatabase()
    {
        await BostonTable.CreateAsync(Server, Database);

        var trained = await RunAsync("train", "--table", "boston_housing", "--key", "id", "--target", "medv", "--set", "train.trees=50");
        var honest = await RunAsync("check", "--query", "SELECT * FROM boston_housing WHERE id > 455");
        var first = await RunAsync("predict", "--table", "boston_housing", "--key", "id", "--into", "predictions");
        await Server.ExecuteAsync(Database, "DELETE FROM predictions WHERE id IN (7, 500)");
        var rest = await RunAsync("predict", "--table", "boston_housing", "--key", "id", "--into", "predictions", "--new");
        var runs = await RunAsync("runs");

        Assert.True(trained.ExitCode == 0, trained.ToString());
        Assert.True(honest.ExitCode == 0, honest.ToString());
        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.Contains("506 predicted into predictions", first.Output, StringComparison.Ordinal);
        Assert.Contains(" 2 predicted into predictions", rest.Output, StringComparison.Ordinal);
        Assert.Equal("506|506", await Server.QueryRowAsync(Database, "SELECT count(*), count(DISTINCT id) FROM predictions"));
        Assert.Equal("504|2", await Server.QueryRowAsync(Database, "SELECT count(CASE run_id WHEN 1 THEN 1 END), count(CASE run_id WHEN 2 THEN 1 END) FROM predictions_detail WHERE run_state = 'finished'"));
        Assert.True(runs.ExitCode == 0, runs.ToString());
        Assert.Contains("finished", runs.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_that_was_trained_elsewhere_learns_its_contract_here_and_predicts()
    {
        await BostonTable.CreateAsync(Server, Database);
        await RunAsync("train", "--query", "SELECT id, rm, lstat, medv FROM boston_housing", "--key", "id", "--target", "medv", "--set", "train.trees=20", "--model-dir", "own");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "features.txt"), "rm\nlstat\n");

        var imported = await RunAsync("import", "own/model.txt", "--features", "features.txt", "--table", "boston_housing", "--target", "medv");
        var own = await RunAsync("predict", "--table", "boston_housing", "--key", "id", "--into", "own", "--model-dir", "own");
        var predicted = await RunAsync("predict", "--table", "boston_housing", "--key", "id", "--into", "predictions");

        Assert.All([imported, own, predicted], result => Assert.True(result.ExitCode == 0, result.ToString()));
        Assert.Equal("506", await Server.QueryRowAsync(Database, "SELECT count(*) FROM own JOIN predictions ON own.id = predictions.id AND own.prediction = predictions.prediction"));
    }

    [Theory]
    [InlineData("22.960439593975362 5.0000000000000009 49.999999999999993")]
    [InlineData("-17.1 0 12345.678901234567")]
    [InlineData("0.001 -0.30000000000000004 170000.00000000003")]
    [InlineData("-2.2250738585072014e-308 4.9e-324 -0.0")]
    [InlineData("1e-295 7.1e-295 3.3e-294")]
    [InlineData("1.6777216e+200 3.3333333333333333e+201 -9.9e+201")]
    public async Task Every_number_is_stored_as_it_was_predicted(string leaves)
    {
        await BostonTable.CreateAsync(Server, Database);
        await RunAsync("train", "--query", "SELECT id, rm, lstat, medv FROM boston_housing", "--key", "id", "--target", "medv", "--set", "train.trees=1", "--model-dir", "own");
        var model = await File.ReadAllTextAsync(Path.Combine(_folder.FullName, "own/model.txt"));
        var values = Regex.Match(model, "(?<=leaf_value=).*").Value.Split(' ');
        var cycle = leaves.Split(' ');
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "leaves.txt"),
            Regex.Replace(model, "(?<=leaf_value=).*", string.Join(' ', values.Select((_, i) => cycle[i % cycle.Length]))));
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "features.txt"), "rm\nlstat\n");

        ProgramResult[] results =
        [
            await RunAsync("import", "leaves.txt", "--features", "features.txt", "--table", "boston_housing", "--target", "medv"),
            await RunAsync("predict", "--table", "boston_housing", "--key", "id", "--into", "predictions"),
            await RunAsync("predict", "--table", "boston_housing", "--key", "id", "--output", "predictions.csv"),
            await RunAsync("load", "predictions.csv", "--into", "told"),
        ];

        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.ToString()));
        Assert.True(values.Length >= cycle.Length, $"{values.Length} leaves");
        Assert.Equal(
            $"506|{cycle.Length}|1",
            await Server.QueryRowAsync(
                Database,
                "SELECT count(*), count(DISTINCT told.prediction), max(run_id) FROM told JOIN predictions ON told.id = predictions.id AND told.prediction = predictions.prediction"));
    }

    [Fact]
    public async Task Tables_with_long_names_have_a_view_each()
    {
        await BostonTable.CreateAsync(Server, Database);
        await RunAsync("train", "--table", "boston_housing", "--key", "id", "--target", "medv", "--set", "train.trees=5");
        var name = new string('q', 59);

        var results = new List<ProgramResult>();
        foreach (var into in new[] { name + "a", name + "b", name + "b" })
        {
            results.Add(await RunAsync("predict", "--table", "boston_housing", "--key", "id", "--into", into));
        }

        Assert.All(results, result => Assert.True(result.ExitCode == 0, result.ToString()));
        Assert.Equal("2", await Server.QueryRowAsync(Database, "SELECT count(*) FROM information_schema.views WHERE table_name LIKE 'qqqq%_detail'"));
    }

    private protected Task<ProgramResult> RunAsync(string command, params string[] arguments) =>
        RunOnAsync(Server, Database, command, arguments);

    private protected Task<ProgramResult> RunOnAsync(DatabaseServer server, string database, string command, params string[] arguments) =>
        SlipwayProgram.RunAsync(_folder.FullName, [command, "--database", server.Url(database), .. arguments]);
}
