using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>Faults while predictions are written to a server: whatever happens, no row may be lost, none doubled, and the run table true.</summary>
public abstract class ServerFaultTests(ServerFixture fixture, DemoFixture demo) : IAsyncLifetime
{
    /// <summary>Enough for a run that others can step into.</summary>
    protected const int Rows = 20_000;

    /// <summary>A sink, and what it must hold in the end.</summary>
    protected const string Into = "predictions";

    protected const string Undisturbed = "undisturbed";

    private protected FaultScene Scene { get; private set; } = null!;

    private protected DemoFixture Demo => demo;

    public virtual async ValueTask InitializeAsync()
    {
        Scene = await FaultScene.CreateAsync(await GetServerAsync(fixture), demo);
        await Scene.CreateRowsAsync(Rows);
        await FaultScene.SucceedAsync(Scene.Predict(Undisturbed));
    }

    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    /// <summary>The server that the faults happen on.</summary>
    protected virtual Task<DatabaseServer> GetServerAsync(ServerFixture fixture) => fixture.GetAsync();

    /// <summary>Holds that the sink is whole, written by one run alone, which says so.</summary>
    private protected async Task RequireWholeAsync(string message = "")
    {
        await Scene.RequireEqualAsync(Undisturbed, Into, message);
        Assert.Equal(Rows, await Scene.RequireTrueProgressAsync(Into));
        Assert.Equal(Sinks.RunState.Finished, Assert.Single(await Scene.RunsAsync(Into)).State);
    }
}
