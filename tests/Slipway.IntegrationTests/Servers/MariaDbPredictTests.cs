namespace Slipway.IntegrationTests.Servers;

public sealed class MariaDbPredictTests(MariaDbFixture servers) : ServerPredictTests(servers)
{
    [Theory]
    [InlineData("INT")]
    [InlineData("BIGINT UNSIGNED")]
    public async Task A_table_that_others_made_with_a_narrower_run_takes_predictions(string runId)
    {
        await BostonTable.CreateAsync(Server, Database);
        await Server.ExecuteAsync(
            Database,
            "CREATE VIEW lower AS SELECT id, rm, lstat, medv - 30 AS y FROM boston_housing",
            $"CREATE TABLE predictions (id BIGINT NOT NULL PRIMARY KEY, run_id {runId} NOT NULL, prediction DOUBLE NOT NULL)");

        var trained = await RunAsync("train", "--table", "lower", "--key", "id", "--target", "y", "--set", "train.trees=5");
        var predicted = await RunAsync("predict", "--table", "lower", "--key", "id", "--into", "predictions");

        Assert.All([trained, predicted], result => Assert.True(result.ExitCode == 0, result.ToString()));
        Assert.Equal("506|1|1", await Server.QueryRowAsync(Database, "SELECT count(*), max(run_id), min(prediction) < 0 FROM predictions"));
    }

    [Theory]
    [InlineData("(id BIGINT NOT NULL PRIMARY KEY, run_id BIGINT NOT NULL, prediction DOUBLE(10,2) NOT NULL)", "Column 'prediction' of table 'predictions' is double(10,2); predictions of this model need DOUBLE")]
    [InlineData("(id BIGINT NOT NULL PRIMARY KEY, run_id BIGINT NOT NULL, prediction DOUBLE, UNIQUE other (prediction))", "Table 'predictions' has the unique index other beside its primary key, in which two predictions may be equal")]
    [InlineData("(id BIGINT NOT NULL PRIMARY KEY, run_id BIGINT NOT NULL, prediction DOUBLE NOT NULL) ENGINE = MyISAM", "Table 'predictions' is kept by MyISAM, which has no transactions")]
    [InlineData("(id BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY, run_id BIGINT NOT NULL, prediction DOUBLE NOT NULL)", "Table 'predictions' makes numbers of its own for 'id' (AUTO_INCREMENT)")]
    public async Task A_table_that_others_made_and_that_would_lose_predictions_is_refused(string definition, string why)
    {
        await BostonTable.CreateAsync(Server, Database);
        await Server.ExecuteAsync(Database, $"CREATE TABLE predictions {definition}");
        await RunAsync("train", "--table", "boston_housing", "--key", "id", "--target", "medv", "--set", "train.trees=5");

        var predicted = await RunAsync("predict", "--table", "boston_housing", "--key", "id", "--into", "predictions");

        Assert.Equal(4, predicted.ExitCode);
        Assert.Contains(why, predicted.Error, StringComparison.Ordinal);
        Assert.Equal("0", await Server.QueryRowAsync(Database, "SELECT count(*) FROM predictions"));
    }

    [Fact]
    public async Task A_class_of_text_is_not_put_where_it_would_become_another()
    {
        await BostonTable.CreateAsync(Server, Database);
        await Server.ExecuteAsync(
            Database,
            "CREATE VIEW classes AS SELECT id, rm, lstat, IF(medv > 22, 'HI', 'lo') AS c FROM boston_housing",
            "CREATE TABLE predictions (id BIGINT NOT NULL PRIMARY KEY, run_id BIGINT NOT NULL, prediction ENUM('hi', 'lo') NOT NULL, probability_hi DOUBLE NOT NULL, probability_lo DOUBLE NOT NULL)");
        await RunAsync("train", "--table", "classes", "--key", "id", "--target", "c", "--set", "train.trees=5");

        var predicted = await RunAsync("predict", "--table", "classes", "--key", "id", "--into", "predictions");

        Assert.Equal(4, predicted.ExitCode);
        Assert.Contains("Column 'prediction' of table 'predictions' is enum('hi','lo')", predicted.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_emoji_in_a_key_is_one_character()
    {
        await BostonTable.CreateAsync(Server, Database);
        await Server.ExecuteAsync(
            Database,
            "CREATE TABLE faces (k VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PRIMARY KEY) AS SELECT CONCAT(id, REPEAT('😀', 250)) AS k, rm, lstat, medv FROM boston_housing");
        await RunAsync("train", "--table", "faces", "--key", "k", "--target", "medv", "--set", "train.trees=5");

        var predicted = await RunAsync("predict", "--table", "faces", "--key", "k", "--into", "predictions");

        Assert.True(predicted.ExitCode == 0, predicted.ToString());
        Assert.Equal("506", await Server.QueryRowAsync(Database, "SELECT count(*) FROM predictions JOIN faces USING (k)"));
    }

    [Theory]
    [InlineData("sql_notes = 0")]
    [InlineData("max_error_count = 0")]
    [InlineData("sql_safe_updates = 1")]
    [InlineData("completion_type = 2")]
    [InlineData("max_statement_time = 0.001")]
    public async Task No_default_of_the_server_changes_a_run(string setting)
    {
        await using var own = await servers.GetOwnAsync();
        var database = await own.CreateDatabaseAsync();
        await BostonTable.CreateAsync(own, database);
        await own.ExecuteAsync(
            database,
            "CREATE TABLE spaces (k VARCHAR(9) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PRIMARY KEY, rm DOUBLE, lstat DOUBLE)",
            "INSERT INTO spaces VALUES ('abcde', 6, 5), ('abcde ', 6, 5), ('abcde  ', 6, 5)",
            "CREATE TABLE short (k VARCHAR(5) CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin PRIMARY KEY, run_id BIGINT NOT NULL, prediction DOUBLE NOT NULL)");
        await RunOnAsync(own, database, "train", "--query", "SELECT id, rm, lstat, medv FROM boston_housing", "--key", "id", "--target", "medv", "--set", "train.trees=5");
        await own.ExecuteAsync(database, $"SET GLOBAL {setting}");

        var whole = await RunOnAsync(own, database, "predict", "--table", "boston_housing", "--key", "id", "--into", "predictions", "--set", "predict.chunk_rows=50");
        var cut = await RunOnAsync(own, database, "predict", "--table", "spaces", "--key", "k", "--into", "short");

        Assert.True(whole.ExitCode == 0, whole.ToString());
        Assert.Contains("506 predicted", whole.Output, StringComparison.Ordinal);
        Assert.Equal(3, cut.ExitCode);
        Assert.Contains("did not take a row as it is", cut.Error, StringComparison.Ordinal);
    }
}
