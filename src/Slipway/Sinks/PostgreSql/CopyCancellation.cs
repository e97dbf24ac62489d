using Npgsql;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.PostgreSql;

/// <summary>
/// While it lives, a COPY that goes on waiting after its cancellation, for another transaction's lock, is ended by the server through a second
/// connection: the driver's streams look at no token while they send rows, nor while they complete.
/// </summary>
internal sealed class CopyCancellation : IAsyncDisposable
{
    /// <summary>How long the sending of rows has to notice by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenRegistration _registration;
    private Task _cancelling = Task.CompletedTask;

    public CopyCancellation(ServerConnection connection, CancellationToken cancellationToken) =>
        _registration = cancellationToken.UnsafeRegister(_ => _cancelling = CancelAsync(connection), null);

    public async ValueTask DisposeAsync()
    {
        await _registration.DisposeAsync().ConfigureAwait(false);
        await _ended.CancelAsync().ConfigureAwait(false);
        await _cancelling.ConfigureAwait(false);
        _ended.Dispose();
    }

    private async Task CancelAsync(ServerConnection connection)
    {
        try
        {
            await Task.Delay(Patience, _ended.Token).ConfigureAwait(false);
            await using var other = await ServerConnection.OpenAsync(connection.Address, ServerUse.Write, CancellationToken.None).ConfigureAwait(false);
            await other.ScalarAsync("SELECT pg_cancel_backend(@p1)", [((NpgsqlConnection)connection.Driver).ProcessID], CancellationToken.None).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is OperationCanceledException or SlipwayException)
        {
            // It has ended, or the server is gone, which ends it too.
        }
    }
}
