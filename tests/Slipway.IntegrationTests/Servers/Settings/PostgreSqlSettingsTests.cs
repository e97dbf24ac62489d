namespace Slipway.IntegrationTests.Servers.Settings;

public sealed class PostgreSqlSettingsTests(PostgreSqlFixture servers) : ServerSettingsTests
{
    [Fact]
    public async Task A_database_that_takes_no_writes_is_not_taken_for_a_source()
    {
        var server = await servers.GetAsync();
        var database = await server.CreateDatabaseAsync();
        await BostonTable.CreateAsync(server, database);
        await server.ExecuteAsync(database, $"ALTER DATABASE {database} SET default_transaction_read_only = on");

        var train = await TrainAsync(server.Url(database));
        var load = await LoadAsync(server.Url(database));
        var predict = await PredictAsync(server.Url(database));

        Assert.True(train.ExitCode == 0, train.ToString());
        Assert.All(
            [load, predict],
            refused =>
            {
                Assert.Equal(4, refused.ExitCode);
                Assert.StartsWith($"error: Nothing can be written to database '{database}' on 127.0.0.1:{server.Port}: cannot execute CREATE ", refused.Error, StringComparison.Ordinal);
                Assert.EndsWith($" in a read-only transaction. It may be a standby or replica, or default_transaction_read_only is on. {Mend}\n", refused.Error, StringComparison.Ordinal);
            });
    }
}
