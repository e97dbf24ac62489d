namespace Slipway.IntegrationTests.Servers;

public sealed class PostgreSqlPredictTests(PostgreSqlFixture fixture) : ServerPredictTests(fixture)
{
    [Fact]
    public async Task Predictions_made_again_are_updated_in_place_and_missing_ones_added()
    {
        await BostonTable.CreateAsync(Server, Database);
        await RunAsync("train", "--table", "boston_housing", "--key", "id", "--target", "medv", "--set", "train.trees=5");
        await PredictAsync();
        var size = await SizeAsync();

        for (var run = 2; run <= 4; run++)
        {
            await Server.ExecuteAsync(Database, "DELETE FROM predictions WHERE id IN (7, 500)");
            await PredictAsync();

            Assert.Equal($"506|506|{run}|{run}", await Server.QueryRowAsync(Database, "SELECT count(*), count(DISTINCT id), min(run_id), max(run_id) FROM predictions"));
            Assert.Equal(size, await SizeAsync());
        }
    }

    [Fact]
    public async Task Chunks_that_are_written_at_once_leave_an_index_as_small_as_one_that_is_made_anew()
    {
        await BostonTable.CreateAsync(Server, Database);
        await RunAsync("train", "--table", "boston_housing", "--key", "id", "--target", "medv", "--set", "train.trees=5");
        await Server.ExecuteAsync(
            Database,
            """
            CREATE TABLE many AS SELECT g AS id, crim, zn, indus, chas, nox, rm, age, dis, rad, tax, ptratio, b, lstat
            FROM generate_series(1, 60000) AS g JOIN boston_housing AS s ON s.id = 1 + g % 506;
            ALTER TABLE many ADD PRIMARY KEY (id)
            """);

        var result = await RunAsync("predict", "--table", "many", "--key", "id", "--into", "predictions", "--set", "predict.chunk_rows=1000");

        Assert.True(result.ExitCode == 0, result.ToString());
        const string Size = "SELECT pg_relation_size('predictions_pkey')";
        var size = await Server.QueryRowAsync(Database, Size);
        await Server.ExecuteAsync(Database, "REINDEX TABLE predictions");
        Assert.Equal(await Server.QueryRowAsync(Database, Size), size);
    }

    // What a session sees that is just ending, or that looks the tables through, keeps the room of old rows.
    private async Task PredictAsync()
    {
        while (await Server.QueryRowAsync(Database, "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()") != "0")
        {
            await Task.Delay(20);
        }

        var result = await RunAsync("predict", "--table", "boston_housing", "--key", "id", "--into", "predictions");
        Assert.True(result.ExitCode == 0, result.ToString());
    }

    private Task<string> SizeAsync() => Server.QueryRowAsync(Database, "SELECT pg_relation_size('predictions'), pg_relation_size('predictions_pkey')");
}
