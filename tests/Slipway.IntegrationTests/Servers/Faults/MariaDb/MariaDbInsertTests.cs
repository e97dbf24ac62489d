using Slipway.IntegrationTests.Programs;
using Slipway.IntegrationTests.Servers.Faults.Proxy;

namespace Slipway.IntegrationTests.Servers.Faults.MariaDb;

/// <summary>A server that does not allow LOAD DATA LOCAL.</summary>
public sealed class MariaDbInsertTests(MariaDbFixture fixture, DemoFixture demo) : ServerFaultTests(fixture, demo)
{
    protected override bool HasOwnServer => true;

    protected override string[] ServerOptions => ["--local-infile=0"];

    [Fact]
    public async Task Rows_that_are_inserted_survive_cuts_in_mid_packet_and_in_mid_commit()
    {
        foreach (var fault in new IProxyFault[] { new CutAfterBytes(ProxyDirection.ToServer, 150_000), new CutAtCommit(21, isHeard: true), new CutAtCommit(21, isHeard: false) })
        {
            await using var proxy = new LoopbackProxy(Scene.Server.Port, fault);

            var result = await FaultScene.SucceedAsync(Scene.PredictBetween(Scene.Url, Scene.Server.Url(Scene.Database, proxy.Port), Into));

            Assert.Contains("local_infile = 0", result.Output + result.Error, StringComparison.Ordinal);
            Assert.Contains("was lost", result.Error, StringComparison.Ordinal);
            await RequireWholeAsync();
            await Scene.ForgetAsync(Into);
        }
    }
}
