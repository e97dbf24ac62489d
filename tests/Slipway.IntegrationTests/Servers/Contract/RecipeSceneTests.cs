using System.Globalization;
using Slipway.IntegrationTests.Programs;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Servers.Contract;

/// <summary>
/// The known recipe's own scene: a table of nameless columns, which a query maps to the features of a model that was trained on a SQLite file.
/// One subclass a product.
/// </summary>
public abstract class RecipeSceneTests(ServerFixture fixture, DemoFixture demo) : IAsyncLifetime
{
    private static readonly int[] Ids = [1, 100, 406];
    private static readonly string[] Features = ["crim", "zn", "indus", "chas", "nox", "rm", "age", "dis", "rad", "tax", "ptratio", "b", "lstat"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-server-recipe-");
    private DatabaseServer _server = null!;
    private string _database = null!;

    /// <summary>The query that the recipe leaves to its reader.</summary>
    private static string Query => $"SELECT id, {string.Join(", ", Features.Select((name, i) => $"column_{i} AS {name}"))} FROM boston_housing_price";

    /// <summary>What the message gives for a feature that has lost its digits.</summary>
    protected abstract string CastOfNox { get; }

    public async ValueTask InitializeAsync()
    {
        _server = await fixture.GetAsync();
        _database = await _server.CreateDatabaseAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("DECIMAL(10,5)")]
    [InlineData("DOUBLE PRECISION")]
    public async Task Three_rows_get_the_predictions_that_the_file_gives(string type)
    {
        await CreateTableAsync(type);

        var predicted = await PredictAsync("--query", Query, "--key", "id", "--into", "boston_predictions");

        Assert.True(predicted.ExitCode == 0, predicted.ToString());
        var stored = await _server.QueryAsync(_database, "SELECT id, prediction FROM boston_predictions ORDER BY id");
        Assert.Equal(await PredictFromFileAsync(), [.. stored.Select(row => row.Split('|')).Select(row => (int.Parse(row[0], CultureInfo.InvariantCulture), double.Parse(row[1], CultureInfo.InvariantCulture)))]);
    }

    [Fact]
    public async Task Rows_that_were_rounded_to_another_scale_pass()
    {
        await CreateTableAsync("DECIMAL(10,4)");

        var predicted = await PredictAsync("--query", Query, "--key", "id", "--into", "boston_predictions");

        Assert.True(predicted.ExitCode == 0, predicted.ToString());
        Assert.Equal("3", await _server.QueryRowAsync(_database, "SELECT count(*) FROM boston_predictions"));
    }

    [Fact]
    public async Task Columns_that_kept_no_digit_after_the_point_are_refused_with_the_mend()
    {
        await CreateTableAsync("DECIMAL(10)");

        var refused = await PredictAsync("--query", Query, "--key", "id", "--into", "boston_predictions");

        Assert.True(refused.ExitCode == 3, refused.ToString());
        Assert.Contains("'nox' is a decimal (", refused.Error, StringComparison.Ordinal);
        Assert.Contains("which keeps no digit after the point, where 100 % of the training's values had one (needed: ", refused.Error, StringComparison.Ordinal);
        Assert.Contains($"\n         {CastOfNox}\n", refused.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("'chas'", refused.Error, StringComparison.Ordinal);
        Assert.Equal("0", await _server.QueryRowAsync(_database, $"SELECT count(*) FROM information_schema.tables WHERE table_name IN ('boston_predictions', 'slipway_runs') AND table_schema IN ('public', '{_database}')"));
    }

    private async Task CreateTableAsync(string type)
    {
        var lines = await File.ReadAllLinesAsync(Repository.Boston("boston.csv"));
        var rows = Ids.Select(id => string.Create(CultureInfo.InvariantCulture, $"({id},{string.Join(',', lines[id].Split(',')[..^1])})"));
        await _server.ExecuteAsync(
            _database,
            $"CREATE TABLE boston_housing_price (id INTEGER PRIMARY KEY, {string.Join(", ", Features.Select((_, i) => $"column_{i} {type}"))})",
            $"INSERT INTO boston_housing_price VALUES {string.Join(", ", rows)}");
    }

    private async Task<List<(int Id, double Prediction)>> PredictFromFileAsync()
    {
        var file = await SlipwayProgram.RunAsync(
            demo.Folder, "predict", "--query", $"SELECT * FROM boston_housing WHERE id IN ({string.Join(", ", Ids)})", "--key", "id", "--output", "-");
        Assert.True(file.ExitCode == 0, file.ToString());
        return [.. file.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).Select(row => (int.Parse(row[0], CultureInfo.InvariantCulture), double.Parse(row[^1], CultureInfo.InvariantCulture)))];
    }

    private Task<ProgramResult> PredictAsync(params string[] arguments) =>
        SlipwayProgram.RunAsync(_folder.FullName, ["predict", "--model-dir", demo.Model, "--database", _server.Url(_database), .. arguments]);
}
