using System.Globalization;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Types;

/// <summary>Keys of every type, from a table to its predictions: each row keeps its own. One subclass a product.</summary>
public abstract class ServerKeyTests(ServerFixture fixture) : IAsyncLifetime
{
    /// <summary>The end of the message for a type that can't be a key.</summary>
    protected const string NoKey = "of table 'keyed' can't be a key; expected whole numbers, text or dates. Cast it to text in a query.";

    /// <summary>The end of the message for a value that can't be one.</summary>
    protected const string LeaveOut = "Leave such rows out of the query, or name another key.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-server-keys-");
    private DatabaseServer _server = null!;
    private string _database = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await fixture.GetAsync();
        _database = await _server.CreateDatabaseAsync();
        var rows = Enumerable.Range(1, 40).Select(i => string.Create(CultureInfo.InvariantCulture, $"({i % 7}.5, {i % 7 * 3}.25, {i})"));
        await _server.ExecuteAsync(
            _database, "CREATE TABLE known (a DOUBLE PRECISION, y DOUBLE PRECISION, id INTEGER PRIMARY KEY)", $"INSERT INTO known VALUES {string.Join(',', rows)}");
        var trained = await RunAsync("train", "--table", "known", "--key", "id", "--target", "y", "--set", "train.trees=3");
        Assert.True(trained.ExitCode == 0, trained.ToString());
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Decimal_keys_keep_their_digits_in_files_and_in_training()
    {
        await CreateRowsAsync("k DECIMAL(18,0), y DOUBLE PRECISION", "k, y", [.. Enumerable.Range(1, 20).Select(i => string.Create(CultureInfo.InvariantCulture, $"{100000000000000000 + i}, {i}"))]);

        var trained = await RunAsync("train", "--query", "SELECT k, y, y + 1 AS b FROM keyed", "--key", "k", "--target", "y", "--model-dir", "other");
        var printed = await RunAsync("predict", "--table", "keyed", "--key", "k", "--output", "-", "--format", "csv");

        Assert.All([trained, printed], run => Assert.True(run.ExitCode == 0, run.ToString()));
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"1000000000000000{i:00}"), printed.Output.Split('\n')[1..^1].Select(line => line.Split(',')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Since_reads_all_rows_where_what_was_written_is_gone()
    {
        await CreateRowsAsync("k INTEGER PRIMARY KEY, v INTEGER", "k, v", ["1, 10", "2, 20", "3, 30"]);
        await PredictAsync("k", "--since", "v");
        await PredictAsync("k", "--since", "v");
        await _server.ExecuteAsync(_database, "DROP VIEW predictions_detail", "DROP TABLE predictions");

        var anew = await PredictAsync("k", "--since", "v");
        var restarted = await PredictAsync("k", "--since", "v", "--restart");

        Assert.Contains("but table 'predictions' does not have the last of them any more; starting anew.", anew.Error, StringComparison.Ordinal);
        Assert.All([anew, restarted], run => Assert.Contains("3 rows read", run.Output, StringComparison.Ordinal));
        Assert.Equal("3", await _server.QueryRowAsync(_database, "SELECT count(*) FROM predictions"));
    }

    /// <summary>A column as text.</summary>
    protected abstract string AsText(string column);

    private protected async Task RequireKeptApartAsync(string definition, string key, params string[] values)
    {
        await CreateRowsAsync(definition, key, values);

        var first = await PredictAsync(key);
        var again = await PredictAsync(key);
        var none = await PredictAsync(key, "--new");

        Assert.All([first, again, none], run => Assert.True(run.ExitCode == 0, run.ToString()));
        var columns = string.Join(", ", key.Split(',').Select(AsText));
        var source = await _server.QueryAsync(_database, $"SELECT {columns} FROM keyed");
        var sink = await _server.QueryAsync(_database, $"SELECT {columns} FROM predictions");
        Assert.Equal(source.Order(StringComparer.Ordinal), sink.Order(StringComparer.Ordinal));
        Assert.Equal(values.Length, source.Count);
        Assert.Equal("2", await _server.QueryRowAsync(_database, "SELECT max(run_id) FROM predictions"));
    }

    /// <summary>Holds that <c>--since</c> reads the rows from the largest value on that it has read before. The values rise.</summary>
    private protected async Task RequireReadSinceAsync(string type, string small, string large, string larger)
    {
        await CreateRowsAsync($"k INTEGER PRIMARY KEY, v {type}", "k, v", [$"1, {small}", $"2, {large}", "3, NULL"]);

        var first = await PredictAsync("k", "--since", "v");
        await _server.ExecuteAsync(_database, $"INSERT INTO keyed (k, v) VALUES (4, {small}), (5, {larger})");
        var second = await PredictAsync("k", "--since", "v");

        Assert.All([first, second], run => Assert.True(run.ExitCode == 0, run.ToString()));
        Assert.Equal(["1|1", "2|2", "3|1", "5|2"], await _server.QueryAsync(_database, "SELECT k, run_id FROM predictions ORDER BY k"));
    }

    private protected async Task RequireRefusedAsync(string definition, string message, params string[] values)
    {
        await CreateRowsAsync(definition, "k", values);

        var refused = await PredictAsync("k");

        Assert.Equal($"3 error: {message}\n", $"{refused.ExitCode} {refused.Error}");
    }

    /// <summary>Holds that predictions are not written into a table whose key takes different values for equal.</summary>
    private protected async Task RequireSinkRefusedAsync(string definition, string sink, string found, string needed)
    {
        await CreateRowsAsync(definition, "k", ["NULL"]);
        await _server.ExecuteAsync(_database, "DELETE FROM keyed", $"CREATE TABLE predictions (k {sink} PRIMARY KEY, run_id BIGINT NOT NULL, prediction DOUBLE PRECISION NOT NULL)");

        var refused = await PredictAsync("k");

        Assert.Equal(
            $"4 error: Column 'k' of table 'predictions' is {found}; predictions of this key need {needed}, in which different values stay different. Choose another table, or drop this one.\n",
            $"{refused.ExitCode} {refused.Error}");
    }

    private Task CreateRowsAsync(string definition, string key, string[] values) => _server.ExecuteAsync(
        _database,
        $"CREATE TABLE keyed ({definition}, a DOUBLE PRECISION DEFAULT 1.5)",
        $"INSERT INTO keyed ({key}) VALUES {string.Join(',', values.Select(value => $"({value})"))}");

    private Task<ProgramResult> PredictAsync(string key, params string[] options) =>
        RunAsync("predict", ["--table", "keyed", .. key.Split(',').SelectMany(column => new[] { "--key", column }), "--into", "predictions", "--set", "predict.chunk_rows=1", .. options]);

    private Task<ProgramResult> RunAsync(string command, params string[] arguments) =>
        SlipwayProgram.RunAsync(_folder.FullName, [command, "--database", _server.Url(_database), .. arguments]);
}
