using Slipway.IntegrationTests.Programs;
using Slipway.IntegrationTests.Servers;

[assembly: AssemblyFixture(typeof(MariaDbFixture))]
[assembly: AssemblyFixture(typeof(PostgreSqlFixture))]

namespace Slipway.IntegrationTests.Servers;

/// <summary>One server for all tests that do it no harm, started by the first that needs it.</summary>
public abstract class ServerFixture : IAsyncDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private DatabaseServer? _server;

    protected abstract string Package { get; }

    protected abstract bool IsInstalled { get; }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _turn.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>The shared server. Skips the calling test where the product is not installed; in CI that is a failure.</summary>
    public async Task<DatabaseServer> GetAsync()
    {
        Require();
        await _turn.WaitAsync();
        try
        {
            return _server ??= await StartNewAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>A server of the calling test's own, to be killed and disposed of by it.</summary>
    public async Task<DatabaseServer> GetOwnAsync(params string[] options)
    {
        Require();
        return await StartNewAsync(options);
    }

    protected abstract Task<DatabaseServer> StartNewAsync(params string[] options);

    private void Require() => Needed.Require(IsInstalled, $"There is no {Package} (Debian: apt-get install {Package}).");
}
