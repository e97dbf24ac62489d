using Slipway.Pipelines.Init;
using Slipway.Pipelines.Load;
using Slipway.Pipelines.Predict;
using Slipway.Pipelines.Train;
using Slipway.Projects;
using Slipway.Sources;
using Slipway.Tests;
using Slipway.Tests.Cli;
using Slipway.Tests.Pipelines;

namespace Slipway.IntegrationTests.Servers.Init;

/// <summary>Project files for tables on a server. One subclass a product.</summary>
public abstract class ServerInitTests(ServerFixture fixture) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private DatabaseServer _server = null!;
    private string _database = null!;

    /// <summary>Columns that can be no feature, with their types, and what is said of each.</summary>
    protected abstract (string Column, string Type, string Reason)[] LeftOut { get; }

    private ConnectionUrl Url => ConnectionUrl.Parse(_server.Url(_database));

    private string ProjectPath => _folder.File("slipway.yaml");

    public async ValueTask InitializeAsync()
    {
        _server = await fixture.GetAsync();
        _database = await _server.CreateDatabaseAsync();
        await LoadPipeline.RunAsync(
            new LoadOptions { File = Path.Combine(Repository.Root, "examples", "boston", "boston.csv"), Database = Url, Table = "boston", RowNumberColumn = "id" },
            progress: null, CancellationToken.None);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_file_trains_and_predicts_as_it_was_written_once_the_url_is_set()
    {
        var found = await InitAsync("boston");

        var trained = await TrainAsync();
        await PredictAsync();

        var text = await File.ReadAllTextAsync(ProjectPath);
        Assert.Equal(["id"], found.Key.Columns);
        Assert.Equal("the primary key", found.Key.Reason);
        Assert.Equal(("medv", TaskKind.Regression), (trained.Metadata.Target.Name, trained.Metadata.Task));
        Assert.Equal(found.Features, trained.Metadata.Features.Select(feature => feature.Name));
        Assert.Equal("506", await _server.QueryRowAsync(_database, "SELECT count(*) FROM boston_predictions JOIN boston USING (id)"));
        Assert.Contains($"database: ${{DATABASE_URL:-{_server.Scheme.Split('+')[0]}://{_server.Url(_database).Split("://")[1].Split(':')[0]}@127.0.0.1:{_server.Port}/{_database}}}", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Password, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Uri.EscapeDataString(_server.Password), text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_url_the_file_leads_to_the_same_database_with_no_password()
    {
        await InitAsync("boston");

        var database = Read(ProjectUse.Train, url: null).Database!;

        Assert.Equal((Url.ToString(), Url.Server!.User, null), (database.ToString(), database.Server!.User, database.Server.Password?.Reveal()));
    }

    [Fact]
    public async Task People_are_told_to_set_the_url_that_the_file_leaves_out()
    {
        var said = await Invocation.RunAsync(["init", "--database", _server.Url(_database), "--table", "boston", "--project", ProjectPath]);

        Assert.True(said.ExitCode == 0, said.Error);
        Assert.Contains("set DATABASE_URL", string.Join(' ', said.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.DoesNotContain(_server.Password, said.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("a: b # 'c' ${HOME} \"d\" `e`")]
    [InlineData("order")]
    [InlineData("Größe 価格")]
    public async Task Names_that_mean_something_to_yaml_or_sql_come_through(string table)
    {
        var quote = Slipway.Sources.Servers.ServerDialect.Of(_server.Kind);
        await _server.ExecuteAsync(
            _database,
            $"CREATE TABLE {quote.Quote(table)} ({quote.Quote("my, key")} VARCHAR(20) PRIMARY KEY, {quote.Quote("größe [m²]")} DOUBLE PRECISION, {quote.Quote("null")} DOUBLE PRECISION, {quote.Quote("the \"target\" `")} DOUBLE PRECISION)",
            $"INSERT INTO {quote.Quote(table)} SELECT concat('k', id), rm, lstat, CASE WHEN mod(id, 10) > 0 THEN medv END FROM boston");

        await InitAsync(table);
        var trained = await TrainAsync();
        var predicted = await PredictAsync();

        Assert.Equal(["größe [m²]", "null"], trained.Metadata.Features.Select(feature => feature.Name));
        Assert.Equal(456, trained.Metadata.Source.Rows);
        Assert.Equal((506, $"{table}_predictions"), (predicted.RowsPredicted, predicted.Into));
    }

    [Theory]
    [InlineData("x.y", "x_y_predictions")]
    [InlineData("a.b.c", "a_b_c_predictions")]
    public async Task A_point_in_a_tables_name_is_not_taken_for_a_schemas(string table, string into)
    {
        var quoted = Slipway.Sources.Servers.ServerDialect.Of(_server.Kind).Quote(table);
        await _server.ExecuteAsync(_database, $"CREATE TABLE {quoted} (id INTEGER PRIMARY KEY, rm REAL, medv REAL)", $"INSERT INTO {quoted} SELECT id, rm, medv FROM boston");

        await InitAsync(table);
        await TrainAsync();
        var predicted = await PredictAsync();

        Assert.Equal((506, into), (predicted.RowsPredicted, predicted.Into));
    }

    [Fact]
    public async Task A_table_of_a_named_schema_gets_its_predictions_beside_it()
    {
        await _server.ExecuteAsync(_database, $"CREATE SCHEMA {_database}_shop", $"CREATE TABLE {_database}_shop.t AS SELECT id, rm, medv FROM boston", $"ALTER TABLE {_database}_shop.t ADD PRIMARY KEY (id)");

        await InitAsync($"{_database}_shop.t");
        await TrainAsync();
        await PredictAsync();

        Assert.Equal("506", await _server.QueryRowAsync(_database, $"SELECT count(*) FROM {_database}_shop.t_predictions"));
    }

    [Theory]
    [InlineData("a INTEGER NOT NULL, b INTEGER NOT NULL, c INTEGER NOT NULL, x REAL, y REAL, UNIQUE (a, b), UNIQUE (c)", "c", "unique by an index")]
    [InlineData("region VARCHAR(9), number INTEGER, x REAL, y REAL, PRIMARY KEY (number, region)", "number,region", "the primary key")]
    [InlineData("price DECIMAL(12,4) PRIMARY KEY, order_id INTEGER, x REAL, y REAL", "order_id", "whole numbers that differ in all rows")]
    [InlineData("code DECIMAL(12,0) PRIMARY KEY, x REAL, y REAL", "code", "the primary key")]
    [InlineData("number INTEGER, x REAL, y REAL", "", "no primary key")]
    public async Task The_key_is_what_identifies_a_row_and_can_be_gone_on_after(string columns, string key, string reason)
    {
        var count = columns.Split(", ").Count(part => char.IsLower(part[0]) && part.Contains(' ', StringComparison.Ordinal));
        await _server.ExecuteAsync(_database, $"CREATE TABLE t ({columns})", $"INSERT INTO t SELECT {string.Join(", ", Enumerable.Repeat("id", count))} FROM boston");

        var found = await InitAsync("t");
        await TrainAsync();
        var predicted = await PredictAsync();

        Assert.Equal(key, string.Join(',', found.Key.Columns));
        Assert.Contains(reason, found.Key.Reason, StringComparison.Ordinal);
        Assert.Equal(506, predicted.RowsPredicted);
    }

    [Fact]
    public async Task Without_a_key_the_test_rows_are_drawn_and_predictions_go_to_a_file()
    {
        await _server.ExecuteAsync(_database, "CREATE TABLE t AS SELECT rm, lstat, medv FROM boston");

        var found = await InitAsync("t");
        await TrainAsync();

        Assert.Equal(new TestSplit.Random(0.1, 1), found.Test);
        Assert.IsType<PredictionTarget.File>(found.Into);
    }

    [Fact]
    public async Task Columns_that_can_be_no_feature_are_named_with_their_types()
    {
        await _server.ExecuteAsync(
            _database, $"CREATE TABLE t (id INTEGER PRIMARY KEY, rm DOUBLE PRECISION, {string.Join(", ", LeftOut.Select(column => $"{column.Column} {column.Type}"))}, medv DOUBLE PRECISION)",
            "INSERT INTO t (id, rm, medv) SELECT id, rm, medv FROM boston");

        var found = await InitAsync("t");

        var text = await File.ReadAllTextAsync(ProjectPath);
        Assert.Equal(["rm"], found.Features);
        Assert.All(LeftOut, column => Assert.Contains($"# left out by training itself: {column.Column} ({column.Reason})", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_table_of_the_longest_name_gets_a_table_for_its_predictions()
    {
        var name = new string('t', 60);
        await _server.ExecuteAsync(_database, $"CREATE TABLE {name} (id INTEGER PRIMARY KEY, rm REAL, medv REAL)", $"INSERT INTO {name} SELECT id, rm, medv FROM boston");

        await InitAsync(name);
        await TrainAsync();
        var predicted = await PredictAsync();

        Assert.Equal(506, predicted.RowsPredicted);
        Assert.EndsWith("t_predictions", predicted.Into, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bostn", null, ErrorKind.Database, "did you mean 'boston'?")]
    [InlineData("boston", "medw", ErrorKind.Database, "did you mean 'medv'?")]
    [InlineData("empty", null, ErrorKind.Data, "No row in table 'empty'")]
    [InlineData(null, null, ErrorKind.Usage, "give --table TABLE. The tables are 'boston', 'empty'.")]
    public async Task What_can_not_be_learned_from_says_why_and_writes_nothing(string? table, string? target, ErrorKind kind, string why)
    {
        await _server.ExecuteAsync(_database, "CREATE TABLE empty (x INTEGER, y INTEGER)");

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => InitAsync(table, target));

        Assert.Equal(kind, fault.Kind);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(ProjectPath));
    }

    [Fact]
    public async Task Training_without_a_key_has_no_last_rows_to_test_on()
    {
        string[] train = ["train", "--database", _server.Url(_database), "--table", "boston", "--target", "medv", "--model-dir", _folder.File("model"), "--set", "train.trees=5"];

        var byDefault = await Invocation.RunAsync(train);
        var asked = await Invocation.RunAsync([.. train, "--test-last", "20%"]);
        var random = await Invocation.RunAsync([.. train, "--test-random", "20%"]);
        var after = await Invocation.RunAsync([.. train, "--set", "train.test.after.id=400"]);
        var withKey = await Invocation.RunAsync([.. train, "--key", "id"]);

        Assert.Equal((2, 2, 0, 0, 0), (byDefault.ExitCode, asked.ExitCode, random.ExitCode, after.ExitCode, withKey.ExitCode));
        Assert.All([byDefault, asked], refused => Assert.Contains("have no order, so that none are the last; give --key, or --test-random", refused.Error, StringComparison.Ordinal));
    }

    private Task<InitResult> InitAsync(string? table, string? target = null) => new InitPipeline(
        new InitOptions { Database = Url, Table = table, Target = target, ProjectFile = ProjectPath }, new Listener()).RunAsync(CancellationToken.None);

    private Task<TrainResult> TrainAsync()
    {
        var project = Read(ProjectUse.Train, _server.Url(_database));
        return new TrainPipeline(project with { Train = project.Train! with { Trees = 5 } }, new Listener()).RunAsync(CancellationToken.None);
    }

    private async Task<PredictSummary> PredictAsync()
    {
        var project = Read(ProjectUse.Predict, _server.Url(_database));
        var into = project.Predict!.Into is PredictionTarget.File file ? new PredictionTarget.File(_folder.File(file.Path)) : project.Predict.Into;
        return await new PredictPipeline(project with { Predict = project.Predict with { Into = into } }, new PredictSettings(), new Listener()).RunAsync(CancellationToken.None);
    }

    private Project Read(ProjectUse use, string? url) => ProjectReader.Read(new ProjectInput(use)
    {
        File = ProjectPath,
        Environment = name => name switch
        {
            "MODEL_DIR" => _folder.File("model"),
            "DATABASE_URL" => url,
            _ => null,
        },
    });
}
