using System.Diagnostics;
using System.Globalization;
using Slipway.IntegrationTests.Predict;
using Slipway.IntegrationTests.Programs;
using Slipway.Sinks.Servers;
using Slipway.Sources.Servers;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <inheritdoc/>
public abstract class ServerKillTests(ServerFixture fixture, DemoFixture demo, ITestOutputHelper output) : KillTests(60_000, output), IAsyncLifetime
{
    private FaultScene _scene = null!;

    // Connecting for each look would take as long as the run.
    private ServerConnection _watcher = null!;

    public async ValueTask InitializeAsync()
    {
        _scene = await FaultScene.CreateAsync(await fixture.GetAsync(), demo);
        await _scene.CreateRowsAsync(Rows);
        _watcher = await _scene.Server.OpenAsync(_scene.Database);
    }

    public async ValueTask DisposeAsync()
    {
        if (_watcher is not null)
        {
            await _watcher.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }

    private protected override Process Start(string into) => SlipwayProgram.Start(Path.GetTempPath(), _scene.Predict(into));

    private protected override Task<ProgramResult> RunAsync(string into) => FaultScene.RunAsync(_scene.Predict(into));

    protected override Task ForgetKilledAsync() => _scene.ForgetAsync(Killed);

    protected override async Task<long> RowsOfKilledAsync() => Convert.ToInt64(
        await _watcher.ScalarAsync($"SELECT {_watcher.Dialect.Quote("rows")} FROM {ServerRunTable.Name} WHERE sink = '{Killed}'", [], CancellationToken.None) ?? 0L,
        CultureInfo.InvariantCulture);

    protected override Task<long> RequireTrueProgressAsync() => _scene.RequireTrueProgressAsync(Killed);

    protected override Task RequireEqualAsync(string message) => _scene.RequireEqualAsync(Undisturbed, Killed, message);
}
