namespace Slipway.IntegrationTests.Servers;

public sealed class MariaDbPredictTests(MariaDbFixture fixture) : ServerPredictTests(fixture)
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
}
