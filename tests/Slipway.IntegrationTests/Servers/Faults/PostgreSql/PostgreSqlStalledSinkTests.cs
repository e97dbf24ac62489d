using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.PostgreSql;

public sealed class PostgreSqlStalledSinkTests(PostgreSqlFixture fixture, DemoFixture demo) : ServerStalledSinkTests(fixture, demo)
{
    protected override Task LoseItsPatienceAsync() => Scene.ExecuteAsync(
        $"ALTER DATABASE {Scene.Database} SET idle_in_transaction_session_timeout = '1s'", $"ALTER DATABASE {Scene.Database} SET statement_timeout = '1s'");
}
