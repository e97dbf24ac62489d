using System.Globalization;
using Slipway.Tests;
using Slipway.Tests.Cli;

namespace Slipway.IntegrationTests.Export;

/// <summary>A model as SQL of a real database: row for row what <c>slipway predict</c> says. One subclass a database.</summary>
public abstract class SqlExportTests : IAsyncLifetime
{
    /// <summary>SQL adds doubles in the order of the trees, the scorer whole numbers: docs/scoring.md says how near they are.</summary>
    private const double Tolerance = 1e-6;

    private const int Rows = 800;

    private static readonly double[] Awkward = [0, -0.0, 1e-46, -1e-46, 1e-310, 1e300, -1e300, 3.4028235677973366e38, 3.4028235677973362e38, 1e-35, 1.0000000180025095e-35];

    private readonly TemporaryFolder _folder = new();

    /// <summary>The database's name for <c>--sql</c>.</summary>
    protected abstract string Dialect { get; }

    /// <summary>Its connection URL.</summary>
    protected abstract string Url { get; }

    /// <summary>The columns of the mixed table but its key and targets: <see cref="MixedRows"/>' and <c>zoned</c>, a moment in UTC.</summary>
    protected abstract string Columns { get; }

    /// <summary>Numbers that this database has beside the usual ones, as SQL.</summary>
    protected abstract IReadOnlyList<string> MoreNumbers { get; }

    protected string Folder => _folder.Path;

    private string Model => _folder.File("model");

    public abstract ValueTask InitializeAsync();

    public virtual ValueTask DisposeAsync()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Five_hundred_trees_on_Boston_predict_to_the_bit_as_query_and_as_view()
    {
        await SlipwayAsync("load", Path.Combine(Repository.Root, "examples", "boston", "boston.csv"), "--database", Url, "--into", "boston", "--row-number", "id");
        await SlipwayAsync("train", "--database", Url, "--table", "boston", "--key", "id", "--target", "medv", "--trees", "500", "--depth", "4", "--learning-rate", "0.01", "--model-dir", Model);
        await ExecuteAsync(await ExportAsync("--table", "boston", "--key", "id", "--as", "view", "--name", "boston_view"));

        var selected = await QueryAsync(await ExportAsync("--query", "SELECT * FROM boston WHERE id > 0 -- all\n", "--key", "id"));

        var expected = await PredictAsync("boston");
        Assert.Equal(506, expected.Count);
        AssertEqual(expected, selected, isNumber: true);
        AssertEqual(expected, await QueryAsync("SELECT * FROM boston_view"), isNumber: true);
    }

    [Theory]
    [InlineData("amount", "gradient_boosting")]
    [InlineData("amount", "random_forest")]
    [InlineData("kind", "gradient_boosting")]
    [InlineData("grade", "gradient_boosting")]
    [InlineData("grade", "random_forest")]
    public async Task Every_kind_of_column_is_encoded_as_in_the_reader(string target, string algorithm)
    {
        await FillAsync();
        await TrainAsync(target, algorithm);
        if (target == "amount")
        {
            Assert.All(["small", "price", "whole", "flag", "town", "zoned.day_second"], column => Assert.NotEmpty(MixedRows.Ties(Model, column)));
        }

        await AddAwkwardRowsAsync();

        var selected = await QueryAsync(await ExportAsync("--table", "mixed", "--key", "id"));

        var expected = await PredictAsync("mixed");
        Assert.True(expected.Count > Rows + 200);
        AssertEqual(expected, selected, isNumber: target == "amount");
    }

    protected abstract Task ExecuteAsync(params string[] statements);

    /// <summary>The rows of a query, their values with <c>|</c> between them, in a session whose time zone is not UTC where there is such a thing.</summary>
    protected abstract Task<List<string>> QueryAsync(string sql);

    protected async Task FillAsync()
    {
        await ExecuteAsync($"CREATE TABLE mixed (id INTEGER PRIMARY KEY, {Columns}, amount DOUBLE PRECISION, kind VARCHAR(20), grade INTEGER)");
        await SlipwayAsync("load", _folder.Write("mixed.csv", MixedRows.Csv(Rows)), "--database", Url, "--into", "filling");
        await ExecuteAsync(
            $"INSERT INTO mixed ({MixedRows.Header}, zoned) SELECT {MixedRows.Header}, moment FROM filling",
            "UPDATE mixed SET town = '' WHERE id % 40 = 7",
            "UPDATE mixed SET moment = NULL WHERE id % 2 = 0");
    }

    protected Task TrainAsync(string target, string algorithm)
    {
        string[] others = [.. new[] { "amount", "kind", "grade" }.Where(column => column != target).SelectMany(column => new[] { "--exclude", column })];
        return SlipwayAsync(
            [
                "train", "--database", Url, "--table", "mixed", "--key", "id", "--target", target, "--algorithm", algorithm, "--trees", "60",
                "--min-rows-per-leaf", "5", "--model-dir", Model, .. others, "--task", target == "amount" ? "regression" : target == "kind" ? "binary" : "multiclass",
            ]);
    }

    protected async Task<string> ExportAsync(params string[] options) => (await SlipwayAsync(["export", "--sql", Dialect, "--model-dir", Model, .. options])).TrimEnd('\n', ';');

    /// <summary>Each row's prediction by its key.</summary>
    protected async Task<Dictionary<string, string[]>> PredictAsync(string table)
    {
        var path = _folder.File("predictions.csv");
        await SlipwayAsync("predict", "--database", Url, "--table", table, "--key", "id", "--model-dir", Model, "--output", path);
        return (await File.ReadAllLinesAsync(path)).Skip(1).Select(line => line.Split(',')).ToDictionary(fields => fields[0], fields => fields[1..]);
    }

    protected static void AssertEqual(Dictionary<string, string[]> expected, List<string> rows, bool isNumber)
    {
        Assert.Equal(expected.Count, rows.Count);
        foreach (var fields in rows.Select(row => row.Split('|')))
        {
            var predicted = expected[fields[0]];
            Assert.Equal(predicted.Length, fields.Length - 1);
            for (var i = 0; i < predicted.Length; i++)
            {
                Assert.True(
                    predicted[i] == fields[i + 1] || ((isNumber || i > 0) && Math.Abs(Number(predicted[i]) - Number(fields[i + 1])) <= Tolerance),
                    $"row {fields[0]}, value {i}: expected {predicted[i]}, found {fields[i + 1]}");
            }
        }
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static async Task<string> SlipwayAsync(params string[] arguments)
    {
        var invocation = await Invocation.RunAsync(arguments);
        Assert.True(invocation.ExitCode == 0, $"slipway {string.Join(' ', arguments)}\n{invocation.Error}");
        return invocation.Output;
    }

    private async Task AddAwkwardRowsAsync()
    {
        var numbers = MixedRows.Ties(Model, "number").Concat(Awkward).Select(value => value.ToString("E16", CultureInfo.InvariantCulture)).Concat(MoreNumbers);
        await ExecuteAsync([.. numbers.Select((number, i) => string.Create(CultureInfo.InvariantCulture, $"INSERT INTO mixed (id, number, small) VALUES ({Rows + 1 + i}, {number}, 3)"))]);
        await ExecuteAsync($"INSERT INTO mixed (id, town, whole) VALUES ({Rows + 9_000}, 'never seen', 16777217), ({Rows + 9_001}, 'a  ', -1)");
    }
}
