namespace Slipway.Sources.Sqlite;

/// <summary>Links a connection to a cancellation token until it is disposed of, and then to the one before.</summary>
internal readonly struct SqliteInterruption : IDisposable
{
    private readonly SqliteConnection _connection;
    private readonly CancellationToken _previous;
    private readonly CancellationTokenRegistration _registration;

    public SqliteInterruption(SqliteConnection connection, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        _connection = connection;
        _previous = connection.Cancellation;
        connection.Cancellation = cancellationToken;
        _registration = cancellationToken.UnsafeRegister(static state => ((SqliteConnection)state!).Interrupt(), connection);
    }

    /// <summary>Waits for an interruption that is under way, so that the connection may be closed after it.</summary>
    public void Dispose()
    {
        _registration.Dispose();
        _connection.Cancellation = _previous;
    }
}
