namespace Slipway.IntegrationTests.Servers.Settings;

public sealed class MariaDbSettingsTests(MariaDbFixture servers) : ServerSettingsTests
{
    [Fact]
    public async Task All_rows_are_read_and_written_of_a_server_that_shows_few()
    {
        await using var server = await servers.GetOwnAsync();
        var database = await server.CreateDatabaseAsync();
        await BostonTable.CreateAsync(server, database);
        await server.ExecuteAsync(database, "SET GLOBAL sql_select_limit = 7");

        var train = await TrainAsync(server.Url(database));
        var predict = await PredictAsync(server.Url(database));

        Assert.All([train, predict], ended => Assert.True(ended.ExitCode == 0, ended.ToString()));
        Assert.Contains("506 rows read, 506 predicted", predict.Output, StringComparison.Ordinal);
        Assert.Equal("506", await server.QueryRowAsync(database, "SELECT count(*) FROM predictions"));
    }
}
