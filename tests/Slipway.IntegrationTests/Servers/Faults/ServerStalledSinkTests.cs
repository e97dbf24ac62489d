using Slipway.IntegrationTests.Programs;
using Slipway.IntegrationTests.Servers.Faults.Proxy;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>A sink that takes nothing for a while, so that the source has to wait.</summary>
public abstract class ServerStalledSinkTests(ServerFixture fixture, DemoFixture demo) : ServerFaultTests(fixture, demo)
{
    private static readonly TimeSpan Stall = TimeSpan.FromSeconds(4);

    /// <summary>Lets the server cut connections to come whose client is away for a second.</summary>
    protected abstract Task LoseItsPatienceAsync();

    [Fact]
    public async Task The_server_does_not_cut_the_connection_that_is_read_meanwhile()
    {
        var fault = new StallAfterBytes(ProxyDirection.ToServer, 100_000, Stall);
        await using var proxy = new LoopbackProxy(Scene.Server.Port, fault);
        await LoseItsPatienceAsync();

        // More than all buffers on the way hold, so that the server is kept waiting.
        var result = await FaultScene.SucceedAsync(Scene.Predict(
        [
            "--database", Scene.Url, "--query", "SELECT many.*, repeat('x', 4000) AS ballast FROM many", "--key", "id",
            "--into-database", Scene.Server.Url(Scene.Database, proxy.Port), "--into", Into,
        ]));

        Assert.Equal(1, fault.Stalls);
        Assert.DoesNotContain("was lost", result.Error, StringComparison.Ordinal);
        await RequireWholeAsync();
    }
}
