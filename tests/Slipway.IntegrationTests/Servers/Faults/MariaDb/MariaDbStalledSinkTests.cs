using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.MariaDb;

public sealed class MariaDbStalledSinkTests(MariaDbFixture fixture, DemoFixture demo) : ServerStalledSinkTests(fixture, demo)
{
    protected override bool HasOwnServer => true;

    protected override Task LoseItsPatienceAsync() => Scene.ExecuteAsync("SET GLOBAL net_write_timeout = 1, GLOBAL net_read_timeout = 1, GLOBAL wait_timeout = 1");
}
