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

    [Theory]
    [InlineData("SET GLOBAL tx_read_only = ON", "Cannot execute statement in a READ ONLY transaction", "transaction_read_only (tx_read_only)")]
    [InlineData("SET GLOBAL read_only = ON", "The MariaDB server is running with the --read-only option so it cannot execute this statement", "read_only")]
    public async Task A_server_that_takes_no_writes_is_not_taken_for_a_source(string setting, string why, string name)
    {
        await using var server = await servers.GetOwnAsync();
        var database = await server.CreateDatabaseAsync();
        await BostonTable.CreateAsync(server, database);
        await server.CreateUserAsync("ada", "pw");
        await server.ExecuteAsync(database, $"GRANT ALL ON {database}.* TO ada@'127.0.0.1'", setting);
        var url = server.Url(database, "ada", "pw");

        var train = await TrainAsync(url);
        var load = await LoadAsync(url);
        var predict = await PredictAsync(url);

        Assert.True(train.ExitCode == 0, train.ToString());
        Assert.All(
            [load, predict],
            refused => Assert.Equal(
                $"4 error: Nothing can be written to database '{database}' on 127.0.0.1:{server.Port}: {why}. It may be a standby or replica, or {name} is on. {Mend}\n",
                $"{refused.ExitCode} {refused.Error}"));
    }
}
