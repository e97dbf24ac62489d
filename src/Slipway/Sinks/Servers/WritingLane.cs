using Slipway.Sinks.Runs;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.Servers;

/// <summary>A connection that predictions are written through, with what belongs to it. One thing at a time happens on it.</summary>
internal sealed class WritingLane : IAsyncDisposable
{
    private readonly ServerSinkOptions _options;
    private readonly PredictionColumns _columns;
    private readonly IPredictionWriter _writer;
    private readonly SemaphoreSlim _turn = new(1, 1);

    private WritingLane(ServerConnection connection, ServerPredictionTable table, ServerSinkOptions options, IBulkWriter bulk)
    {
        _options = options;
        _columns = new PredictionColumns(options.Key, options.Layout);
        _writer = SinkDialect.Of(options.Database.Kind).CreatePredictionWriter(connection, table, bulk);
        Connection = connection;
        Runs = new ServerRunTable(connection);
        Keys = new StagedKeys(connection, table, options.Key, bulk);
    }

    public ServerConnection Connection { get; }

    public ServerRunTable Runs { get; }

    public StagedKeys Keys { get; }

    /// <summary>Makes a lane of a connection, which it owns from then on, and ends where that fails.</summary>
    /// <returns>The lane, and what the user should know of its way of writing; else null.</returns>
    public static async Task<(WritingLane Lane, string? Note)> CreateAsync(
        ServerConnection connection, ServerPredictionTable table, ServerSinkOptions options, CancellationToken cancellationToken)
    {
        try
        {
            var (bulk, note) = await SinkDialect.Of(options.Database.Kind).CreateBulkWriterAsync(connection, cancellationToken).ConfigureAwait(false);
            return (new WritingLane(connection, table, options, bulk), note);
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Does work once nothing else is under way on the connection.</summary>
    public async Task<T> InTurnAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await work().ConfigureAwait(false);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Does work in its turn as one transaction, which is tried again where it lost against another one.</summary>
    public Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => InTurnAsync(
        () => TransactionRetry.RunAsync(() => Connection.InTransactionAsync(work, cancellationToken), cancellationToken), cancellationToken);

    /// <summary>Writes a chunk and moves its run on in one transaction, once the chunks before it are committed.</summary>
    /// <returns>False where the chunks before it keep it waiting with its rows locked; nothing of it is written then.</returns>
    /// <exception cref="SlipwayException">A row is refused, another process has taken the run up, or the server is gone.</exception>
    public Task<bool> TryWriteAsync(PredictionChunk chunk, RunPosition position, CommitPlace place, RepeatedKeys repeated, CancellationToken cancellationToken)
    {
        return InTurnAsync(
            () => TransactionRetry.RunAsync(() => Connection.TryInTransactionAsync(WriteAsync, cancellationToken), cancellationToken, place.Struggle),
            cancellationToken);

        async Task<bool> WriteAsync()
        {
            if (!_options.IsOrdered)
            {
                await repeated.RequireUnwrittenAsync(chunk.Rows, position.RunId, Keys, cancellationToken).ConfigureAwait(false);
            }

            _columns.Fill(chunk, position.RunId);
            if (!await _writer.TryWriteAsync(_columns, place, cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            place.Written();
            if (!await place.TryWaitAsync(cancellationToken).ConfigureAwait(false))
            {
                return false;
            }

            var lastKey = _options.Key.Of(chunk.Rows, ^1);
            return await Runs.TryAdvanceAsync(position, lastKey, chunk.Rows.RowCount, cancellationToken).ConfigureAwait(false)
                ? true
                : throw BusyFault.TakenUp(position.RunId);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Connection.DisposeAsync().ConfigureAwait(false);
        _turn.Dispose();
    }
}
