using Slipway.IntegrationTests.Programs;
using Slipway.Sinks;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>Faults while predictions are written to a server: whatever happens, no row may be lost, none doubled, and the run table true.</summary>
public abstract class ServerFaultTests(ServerFixture fixture, DemoFixture demo) : IAsyncLifetime
{
    /// <summary>Enough for a run that others can step into.</summary>
    protected const int Rows = 20_000;

    /// <summary>A sink, and what it must hold in the end.</summary>
    protected const string Into = "predictions";

    protected const string Undisturbed = "undisturbed";

    private DatabaseServer? _ownServer;

    private protected FaultScene Scene { get; private set; } = null!;

    private protected DemoFixture Demo => demo;

    /// <summary>Whether the faults would harm other tests on the same server.</summary>
    protected virtual bool HasOwnServer => false;

    /// <summary>The options of the own server.</summary>
    protected virtual string[] ServerOptions => [];

    public virtual async ValueTask InitializeAsync()
    {
        var server = HasOwnServer ? _ownServer = await fixture.GetOwnAsync(ServerOptions) : await fixture.GetAsync();
        Scene = await FaultScene.CreateAsync(server, demo);
        await Scene.CreateRowsAsync(Rows);
        await FaultScene.SucceedAsync(Scene.Predict(Undisturbed));
    }

    public virtual async ValueTask DisposeAsync()
    {
        if (_ownServer is not null)
        {
            await _ownServer.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    /// <summary>What a table's name may begin with.</summary>
    private protected Task<string> SchemaAsync() => Scene.QueryRowAsync(
        $"SELECT table_schema FROM information_schema.tables WHERE table_name = 'many' AND table_schema IN ('public', '{Scene.Database}')");

    /// <summary>Holds that the sink is whole, written by one run alone, which says so.</summary>
    private protected async Task RequireWholeAsync(string into = Into, string message = "")
    {
        await Scene.RequireEqualAsync(Undisturbed, into, message);
        Assert.Equal(Rows, await Scene.RequireTrueProgressAsync(into));
        Assert.Equal(RunState.Finished, Assert.Single(await Scene.RunsAsync(into)).State);
    }
}
