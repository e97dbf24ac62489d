namespace Slipway.Sources.Sqlite;

/// <summary>A thread's turn with a connection that it shares; disposing of it ends the turn.</summary>
internal readonly struct SqliteTurn(SemaphoreSlim turn) : IDisposable
{
    public void Dispose() => turn.Release();
}
