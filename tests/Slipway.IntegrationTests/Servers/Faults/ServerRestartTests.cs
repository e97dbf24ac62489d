using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>The server is killed under a run, as a power cut would do it, and started again.</summary>
public abstract class ServerRestartTests(ServerFixture fixture, DemoFixture demo) : ServerFaultTests(fixture, demo)
{
    protected override bool HasOwnServer => true;

    [Fact]
    public async Task A_run_waits_for_its_server_and_goes_on_by_itself_or_when_it_is_run_again()
    {
        await using var waiting = FaultScene.Start(Scene.Predict(Into));
        await Scene.WaitForRowsAsync(waiting, Into, Rows / 4);
        await Scene.Server.KillAsync();
        await Scene.Server.StartAsync();
        var waited = await waiting.EndAsync();

        Assert.True(waited.ExitCode == 0, waited.ToString());
        Assert.Contains("Waiting up to 30 s to go on", waited.Error, StringComparison.Ordinal);
        await RequireWholeAsync();

        await Scene.ForgetAsync(Into);
        await using var killed = FaultScene.Start(Scene.Predict(Into));
        await Scene.WaitForRowsAsync(killed, Into, Rows / 4);
        await Scene.Server.KillAsync();
        killed.Process.Kill();
        await Scene.Server.StartAsync();
        Assert.InRange(await Scene.RequireTrueProgressAsync(Into), 0, Rows - 1);
        await FaultScene.SucceedAsync(Scene.Predict(Into));

        await RequireWholeAsync();
    }
}
