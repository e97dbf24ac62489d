using Slipway.IntegrationTests.Programs;
using Slipway.IntegrationTests.Servers.Faults.Proxy;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>Connections that break in the worst of moments.</summary>
public abstract class ServerConnectionCutTests(ServerFixture fixture, DemoFixture demo) : ServerFaultTests(fixture, demo)
{
    private const int Chunks = (Rows + FaultScene.ChunkRows - 1) / FaultScene.ChunkRows;

    [Fact]
    public async Task A_run_goes_on_by_itself_when_the_reading_connection_is_cut_in_mid_packet()
    {
        var fault = new CutAfterBytes(ProxyDirection.ToClient, 1_000_000);
        await using var proxy = new LoopbackProxy(Scene.Server.Port, fault);

        var result = await FaultScene.RunAsync(Scene.PredictBetween(Scene.Server.Url(Scene.Database, proxy.Port), Scene.Url, Into));

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("was lost", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, fault.Cuts);
        await RequireWholeAsync();
    }

    [Fact]
    public async Task A_run_goes_on_by_itself_when_the_writing_connection_is_cut_in_mid_packet()
    {
        // Two connections share the rows.
        var fault = new CutAfterBytes(ProxyDirection.ToServer, 150_000);
        await using var proxy = new LoopbackProxy(Scene.Server.Port, fault);

        var result = await FaultScene.RunAsync(Scene.PredictBetween(Scene.Url, Scene.Server.Url(Scene.Database, proxy.Port), Into));

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("was lost", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, fault.Cuts);
        await RequireWholeAsync();
    }

    // The first commit makes the tables, the second begins the run, the last one ends it.
    [Theory]
    [InlineData(3, true)]
    [InlineData(3, false)]
    [InlineData(21, true)]
    [InlineData(21, false)]
    [InlineData(Chunks + 3, true)]
    [InlineData(Chunks + 3, false)]
    public async Task A_run_goes_on_by_itself_when_the_writing_connection_is_cut_in_mid_commit(int commit, bool isHeard)
    {
        var fault = new CutAtCommit(commit, isHeard);
        await using var proxy = new LoopbackProxy(Scene.Server.Port, fault);

        var result = await FaultScene.RunAsync(Scene.PredictBetween(Scene.Url, Scene.Server.Url(Scene.Database, proxy.Port), Into));

        Assert.True(result.ExitCode == 0, result.ToString());
        Assert.Contains("was lost", result.Error, StringComparison.Ordinal);
        Assert.Equal(1, fault.Cuts);
        await RequireWholeAsync();
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public async Task A_run_that_is_cut_off_as_it_begins_says_so_and_can_be_run_again(int commit, bool isHeard)
    {
        await using var proxy = new LoopbackProxy(Scene.Server.Port, new CutAtCommit(commit, isHeard));
        var command = Scene.PredictBetween(Scene.Url, Scene.Server.Url(Scene.Database, proxy.Port), Into);

        var error = await FaultScene.FailAsync(ErrorKind.Database, command);
        await FaultScene.SucceedAsync(command);

        Assert.Contains("was lost", error, StringComparison.Ordinal);
        await RequireWholeAsync();
    }
}
