using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Reports;

/// <summary>One browser for all tests of a class, started by the first that needs it.</summary>
public sealed class ChromiumFixture : IAsyncLifetime
{
    private Chromium? _browser;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _browser?.DisposeAsync() ?? ValueTask.CompletedTask;

    /// <summary>Skips the calling test where there is no browser; in CI that is a failure.</summary>
    internal async Task<Chromium> GetAsync(CancellationToken cancellationToken)
    {
        Needed.Require(Chromium.Path is not null, "There is no chromium on the PATH (Debian: apt-get install chromium).");
        return _browser ??= await Chromium.StartAsync(cancellationToken);
    }
}
