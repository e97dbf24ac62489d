using System.Text.Json;
using Slipway.Pipelines.Predict;
using Slipway.Projects;
using Slipway.Sinks.Files;

namespace Slipway.Tests.Pipelines.Predict;

public sealed class PredictIntoFileTests : IAsyncLifetime
{
    private BostonProject _boston = null!;

    public async ValueTask InitializeAsync() => _boston = await BostonProject.CreateAsync();

    public ValueTask DisposeAsync()
    {
        _boston.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_CSV_file_has_the_key_and_the_prediction_of_every_row()
    {
        await _boston.PredictAsync("boston", "prices");

        await PredictAsync(new DataQuery { Table = "boston" }, "prices.csv", "id");

        var expected = _boston.Query("SELECT id, prediction FROM prices ORDER BY id");
        var lines = File.ReadAllLines(_boston.File("prices.csv"));
        Assert.Equal("id,prediction", lines[0]);
        Assert.Equal(507, lines.Length);
        Assert.Equal(
            expected.Select(row => double.Parse(row.Split('|')[1], null)),
            lines.Skip(1).Select(line => double.Parse(line.Split(',')[1], null)),
            (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public async Task A_CSV_source_gives_the_predictions_of_the_table_that_it_was_loaded_into()
    {
        await PredictAsync(new DataQuery { Table = "boston" }, "table.csv", "id");

        await PredictAsync(new DataQuery { File = Repository.Boston("boston.csv") }, "file.csv");

        Assert.Equal("row,prediction", File.ReadLines(_boston.File("file.csv")).First());
        Assert.Equal(File.ReadLines(_boston.File("table.csv")).Skip(1), File.ReadLines(_boston.File("file.csv")).Skip(1));
    }

    [Fact]
    public async Task JSON_lines_are_one_object_a_row()
    {
        await PredictAsync(new DataQuery { Query = "SELECT 'é\"' || id AS \"a name\", * FROM boston WHERE id < 3" }, "prices.jsonl", "a name");

        var rows = File.ReadAllLines(_boston.File("prices.jsonl")).Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal(["é\"1", "é\"2"], rows.Select(row => row.GetProperty("a name").GetString()));
        Assert.All(rows, row => Assert.InRange(row.GetProperty("prediction").GetDouble(), 5, 50));
    }

    [Theory]
    [InlineData("prices", null, "id,prediction")]
    [InlineData("prices.TXT", null, "id,prediction")]
    [InlineData("prices.parquet", "csv", "id,prediction")]
    [InlineData("prices.ndjson", null, "{\"id\":1,")]
    [InlineData("prices.csv", "jsonl", "{\"id\":1,")]
    public async Task The_extension_says_how_a_file_is_written_unless_a_format_is_named(string name, string? format, string start)
    {
        var settings = new PredictSettings { Format = format is null ? null : format == "csv" ? PredictionFormat.Csv : PredictionFormat.JsonLines };

        await new PredictPipeline(Into(new DataQuery { Table = "boston" }, name, "id"), settings, new Listener()).RunAsync(CancellationToken.None);

        Assert.StartsWith(start, File.ReadLines(_boston.File(name)).First(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("rows.csv", "the file that rows are read from")]
    [InlineData("link.csv", "the file that rows are read from")]
    [InlineData("sub/../rows.csv", "the file that rows are read from")]
    [InlineData("model/model.txt", "a file of the model")]
    [InlineData("model/metadata.json", "a file of the model")]
    public async Task Predictions_do_not_take_the_place_of_what_they_are_made_from(string output, string what)
    {
        File.Copy(Repository.Boston("boston.csv"), _boston.File("rows.csv"));
        File.CreateSymbolicLink(_boston.File("link.csv"), "rows.csv");
        Directory.CreateDirectory(_boston.File("sub"));
        var before = File.ReadAllBytes(_boston.File(output));

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => new PredictPipeline(
            Into(new DataQuery { File = _boston.File("rows.csv") }, output), new PredictSettings { Format = PredictionFormat.Csv }, new Listener()).RunAsync(CancellationToken.None));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Equal($"--output: '{_boston.File(output)}' is {what}; expected another name.", fault.Message);
        Assert.Equal(before, File.ReadAllBytes(_boston.File(output)));
    }

    [Fact]
    public async Task Predictions_do_not_take_the_place_of_their_database()
    {
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => new PredictPipeline(
            Into(new DataQuery { Table = "boston" }, "boston.db", "id"), new PredictSettings { Format = PredictionFormat.Csv }, new Listener()).RunAsync(CancellationToken.None));

        Assert.Contains("is the database that rows are read from", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_of_the_predictions_name_is_refused()
    {
        var query = new DataQuery { Query = "SELECT id AS prediction, * FROM boston" };

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => PredictAsync(query, "prices.csv", "prediction"));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains("'prediction' has the name of another column of the predictions", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_lines_have_infinite_keys_as_text()
    {
        await PredictAsync(new DataQuery { Query = "SELECT 9e999 AS k, * FROM boston WHERE id < 2" }, "prices.jsonl", "k");

        Assert.StartsWith("{\"k\":\"Infinity\",", File.ReadAllText(_boston.File("prices.jsonl")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_fails_leaves_an_older_file_as_it_was()
    {
        File.WriteAllText(_boston.File("prices.csv"), "old");

        var query = new DataQuery { Query = "SELECT CASE WHEN id = 400 THEN 'n/a' ELSE lstat END AS lstat, crim, zn, indus, chas, nox, rm, age, dis, rad, tax, ptratio, b FROM boston" };
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => PredictAsync(query, "prices.csv"));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("row 400", fault.Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(_boston.File("prices.csv")));
        Assert.Equal(["boston.db", "model", "prices.csv"], Directory.GetFileSystemEntries(Path.GetDirectoryName(_boston.DatabasePath)!).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Rows_that_drift_are_warned_of_or_with_fail_not_predicted_at_all()
    {
        var scrambled = new DataQuery { File = Repository.Boston("boston_scrambled.csv") };
        var listener = new Listener();

        var summary = await new PredictPipeline(
            Into(scrambled, "warned.csv"), new PredictSettings(), listener).RunAsync(CancellationToken.None);
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => new PredictPipeline(
            Into(scrambled, "failed.csv") with { OnDrift = OnDrift.Fail }, new PredictSettings(), new Listener()).RunAsync(CancellationToken.None));

        Assert.False(summary.Contract.Holds);
        Assert.Contains(listener.Warnings, warning => warning.Contains("'nox'", StringComparison.Ordinal));
        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("'nox'", fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(_boston.File("failed.csv")));
    }

    private Project Into(DataQuery from, string file, params string[] key) =>
        _boston.Predicting(from, new PredictionTarget.File(_boston.File(file)), key);

    private Task<PredictSummary> PredictAsync(DataQuery from, string file, params string[] key) =>
        new PredictPipeline(Into(from, file, key), new PredictSettings(), new Listener()).RunAsync(CancellationToken.None);
}
