using Slipway.Pipelines.Predict;
using Slipway.Pipelines.Train;
using Slipway.Projects;
using Slipway.Sinks.Files;

namespace Slipway.Tests.Pipelines.Predict;

/// <summary>Keys of a SQLite table, which may hold anything: no two of them may become one, wherever predictions go.</summary>
public sealed class PredictKeyTests : IAsyncLifetime
{
    private BostonProject _boston = null!;

    public async ValueTask InitializeAsync() => _boston = await BostonProject.CreateAsync();

    public ValueTask DisposeAsync()
    {
        _boston.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Decimal_keys_keep_their_digits_in_a_file()
    {
        CreateKeyed("NUMERIC", "100000000000000000 + id");
        var file = _boston.File("keyed.csv");

        await new PredictPipeline(
            _boston.Predicting(new DataQuery { Table = "keyed" }, new PredictionTarget.File(file), "k"), new PredictSettings { Format = PredictionFormat.Csv }, new Listener())
            .RunAsync(CancellationToken.None);

        Assert.Equal(Enumerable.Range(1, 506).Select(id => $"100000000000000{id:000}"), File.ReadLines(file).Skip(1).Select(line => line.Split(',')[0]));
    }

    [Fact]
    public async Task Decimal_keys_keep_their_digits_in_training()
    {
        CreateKeyed("NUMERIC", "100000000000000000 + id");

        var trained = await new TrainPipeline(_boston.Training(new DataQuery { Table = "keyed" }, options => options with { Key = ["k"] }), new Listener()).RunAsync(CancellationToken.None);

        Assert.Equal(506, trained.Metadata.Split.TrainRows + trained.Metadata.Split.TestRows);
    }

    [Theory]
    [InlineData("prices")]
    [InlineData(null)]
    public async Task A_number_that_a_double_would_round_is_no_key_beside_fractions(string? table)
    {
        CreateKeyed("NUMERIC", "CASE id WHEN 1 THEN 2.5 WHEN 2 THEN 9007199254740993 ELSE id END");
        PredictionTarget into = table is null ? new PredictionTarget.File(_boston.File("out.csv")) : new PredictionTarget.Table(table, null);

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => new PredictPipeline(
            _boston.Predicting(new DataQuery { Table = "keyed" }, into, "k"), new PredictSettings(), new Listener()).RunAsync(CancellationToken.None));

        Assert.StartsWith("Column 'k' has fractions and also 9007199254740993", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TEXT", "'r' || id", "k TEXT COLLATE NOCASE PRIMARY KEY", "Column 'k' of table 'prices' is TEXT COLLATE NOCASE; predictions of this key need TEXT, in")]
    [InlineData("TEXT", "'r' || id", "k TEXT COLLATE RTRIM, UNIQUE (k)", "Column 'k' of table 'prices' is TEXT COLLATE RTRIM; predictions of this key need TEXT, in")]
    [InlineData("TEXT", "'0' || id", "k INT PRIMARY KEY", "Column 'k' of table 'prices' is INT; predictions of this key need TEXT, in")]
    [InlineData("TEXT", "'r' || id", "k INTEGER PRIMARY KEY", "Column 'k' of table 'prices' is INTEGER; predictions of this key need TEXT, in")]
    [InlineData("INTEGER", "9007199254740992 + id", "k REAL PRIMARY KEY", "Column 'k' of table 'prices' is REAL; predictions of this key need INTEGER, in")]
    [InlineData("REAL", "id + 0.5", "k INTEGER PRIMARY KEY", "Column 'k' of table 'prices' is INTEGER; predictions of this key need REAL, in")]
    [InlineData("REAL", "id + 0.1", "k TEXT PRIMARY KEY", "Column 'k' of table 'prices' is TEXT; predictions of this key need REAL, in")]
    [InlineData("TEXT", "'r' || id", "k TEXT", "Table 'prices' has no primary key of k, by which a prediction is stored once.")]
    public async Task A_table_in_which_two_keys_could_become_one_is_refused(string type, string value, string sink, string message)
    {
        CreateKeyed(type, value);
        CreateSink(sink);

        var fault = await Assert.ThrowsAsync<SlipwayException>(PredictKeyedAsync);

        Assert.Equal(ErrorKind.Database, fault.Kind);
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
        Assert.Equal(["0"], _boston.Query("SELECT count(*) FROM prices"));
    }

    [Theory]
    [InlineData("TEXT", "'r' || id", "k VARCHAR(20) PRIMARY KEY")]
    [InlineData("TEXT", "'r' || id", "k, UNIQUE (K)")]
    [InlineData("INTEGER", "id", "k INT PRIMARY KEY")]
    [InlineData("INTEGER", "id", "k integer primary key")]
    [InlineData("BIGINT", "id", "k BIGINT, PRIMARY KEY (k)")]
    [InlineData("REAL", "id + 0.5", "k DOUBLE PRIMARY KEY")]
    [InlineData("DATE", "date(id, 'unixepoch', id || ' days')", "k DATE PRIMARY KEY")]
    [InlineData("TIMESTAMP", "1700000000 + id", "k TIMESTAMP PRIMARY KEY")]
    public async Task A_table_of_ones_own_that_keeps_keys_apart_is_written_to(string type, string value, string sink)
    {
        CreateKeyed(type, value);
        CreateSink(sink);

        await PredictKeyedAsync();

        Assert.Equal(["506"], _boston.Query("SELECT count(*) FROM prices JOIN keyed USING (k)"));
    }

    private Task<PredictSummary> PredictKeyedAsync() => new PredictPipeline(
        _boston.Predicting(new DataQuery { Table = "keyed" }, new PredictionTarget.Table("prices", null), "k"), new PredictSettings(), new Listener()).RunAsync(CancellationToken.None);

    private void CreateKeyed(string type, string value) => _boston.Execute(
        $"CREATE TABLE keyed AS SELECT * FROM boston; ALTER TABLE keyed ADD k {type}; UPDATE keyed SET k = {value}; CREATE UNIQUE INDEX by_k ON keyed (k)");

    // A table's constraints follow its columns.
    private void CreateSink(string key)
    {
        var parts = key.Split(", ", 2);
        _boston.Execute($"CREATE TABLE prices ({parts[0]}, run_id INTEGER NOT NULL, prediction REAL NOT NULL{(parts.Length > 1 ? ", " + parts[1] : "")})");
    }
}
