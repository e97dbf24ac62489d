using Slipway.Columns;
using Slipway.Sinks.Runs;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.Servers;

/// <summary>
/// Writes predictions to a table on a server, each row once. A chunk and the run's progress are one transaction, which begins by moving the
/// run on under a condition: a writer whose run was taken up by another process can't commit.
/// </summary>
internal sealed class ServerSink(ServerSinkOptions options) : ISink, IPredictedKeys
{
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly PredictionColumns _columns = new(options.Key, options.Layout);
    private ServerConnection _connection = null!;
    private ServerRunTable _runs = null!;
    private ServerPredictionTable _table = null!;
    private IPredictionWriter _writer = null!;
    private StagedKeys _keys = null!;
    private RepeatedKeys _repeated = null!;
    private Heartbeat? _heartbeat;
    private RunPosition _position;

    private Job Job => options.Job;

    public async ValueTask<SinkStart> BeginAsync(CancellationToken cancellationToken)
    {
        _connection = await ServerConnection.OpenAsync(options.Database, ServerUse.Write, cancellationToken).ConfigureAwait(false);
        _runs = new ServerRunTable(_connection);
        _table = new ServerPredictionTable(_connection, Job.Sink, _columns.Infos, _columns.KeyCount);
        await new ServerRunLock(_connection, _runs, Job, options.TakeoverAfter).TakeAsync(cancellationToken).ConfigureAwait(false);

        var dialect = SinkDialect.Of(options.Database.Kind);
        var (bulk, note) = await dialect.CreateBulkWriterAsync(_connection, cancellationToken).ConfigureAwait(false);
        _writer = dialect.CreatePredictionWriter(_connection, _table, bulk);
        _keys = new StagedKeys(_connection, _table, options.Key, bulk);
        _repeated = new RepeatedKeys(options.Key, Job.Sink, options.IsOrdered, _keys);
        await InTransactionAsync(() => CreateTablesAsync(dialect, cancellationToken), cancellationToken).ConfigureAwait(false);
        var start = await InTransactionAsync(() => BeginRunAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        _heartbeat = new Heartbeat(options.TakeoverAfter / 4, BeatAsync);
        return start with { Note = string.Join(' ', new[] { start.Note, note }.OfType<string>()) is { Length: > 0 } all ? all : null };
    }

    public async ValueTask WriteAsync(PredictionChunk chunk, CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        await InTransactionAsync(
            async () =>
            {
                if (!await _runs.TryAdvanceAsync(_position, options.Key.Of(chunk.Rows, ^1), chunk.Rows.RowCount, cancellationToken).ConfigureAwait(false))
                {
                    throw BusyFault.TakenUp(_position.RunId);
                }

                await _repeated.RequireNoneAsync(chunk.Rows, _position.RunId, cancellationToken).ConfigureAwait(false);
                _columns.Fill(chunk, _position.RunId);
                await _writer.WriteAsync(_columns, cancellationToken).ConfigureAwait(false);
                return true;
            },
            cancellationToken).ConfigureAwait(false);
        _repeated.Remember(chunk.Rows);
        _position = _position.Next;
    }

    public async ValueTask EndAsync(RunEnd end, CancellationToken cancellationToken)
    {
        await StopBeatingAsync().ConfigureAwait(false);
        using var turn = await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        if (!await InTransactionAsync(() => _runs.TryEndAsync(_position, end, cancellationToken), cancellationToken).ConfigureAwait(false))
        {
            throw BusyFault.TakenUp(_position.RunId);
        }

        // A run that wrote nothing leaves no table behind that was not there before it, unless others may have begun to write to it. The server
        // is asked, since it may have committed a chunk without the answer having come through.
        if (end.State != RunState.Finished && _table.IsNew && Job.Partition.Length == 0
            && await _runs.FindAsync(_position.RunId, cancellationToken).ConfigureAwait(false) is { Chunk: 0 })
        {
            await _table.DropAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<int[]> FindNewAsync(ColumnBatch rows, CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        var found = await InTransactionAsync(() => _keys.FindByModelAsync(rows, Job.ModelDigest, cancellationToken), cancellationToken).ConfigureAwait(false);
        var known = found.ToHashSet();
        return [.. Enumerable.Range(0, rows.RowCount).Where(row => !known.Contains(row))];
    }

    public async ValueTask<string?> FindWatermarkAsync(CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        return (await _runs.FindFinishedAsync(Job, cancellationToken).ConfigureAwait(false))?.Watermark;
    }

    public async ValueTask DisposeAsync()
    {
        await StopBeatingAsync().ConfigureAwait(false);
        if (_connection is not null)
        {
            await _connection.DisposeAsync().ConfigureAwait(false);
        }

        _turn.Dispose();
    }

    // Apart from what follows: MySQL commits at each CREATE.
    private async Task<bool> CreateTablesAsync(SinkDialect dialect, CancellationToken cancellationToken)
    {
        if (dialect.LockCreation is { } lockCreation)
        {
            await _connection.ExecuteAsync(lockCreation, [], cancellationToken).ConfigureAwait(false);
        }

        await _runs.CreateAsync(cancellationToken).ConfigureAwait(false);
        await _table.CreateAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<SinkStart> BeginRunAsync(CancellationToken cancellationToken)
    {
        var own = options.Policy.Own is { } run ? await _runs.FindAsync(run.RunId, cancellationToken).ConfigureAwait(false) : null;
        var unfinished = await _runs.FindUnfinishedAsync(Job, cancellationToken).ConfigureAwait(false);
        var (resumed, note) = options.Policy.Decide(own ?? unfinished, Job.Hash(), await _runs.NowAsync(cancellationToken).ConfigureAwait(false));
        if (resumed is not null)
        {
            await _runs.RaiseEpochAsync(resumed.RunId, cancellationToken).ConfigureAwait(false);
            _position = new RunPosition(resumed.RunId, resumed.Epoch + 1, resumed.Chunk);
        }
        else
        {
            await _runs.AbandonUnfinishedAsync(Job, cancellationToken).ConfigureAwait(false);
            _position = new RunPosition(await _runs.InsertAsync(Job, cancellationToken).ConfigureAwait(false), 1, 0);
        }

        return new SinkStart(
            _position, resumed?.LastKey is { } lastKey ? KeyValues.Parse(lastKey) : null, resumed?.Rows ?? 0, note);
    }

    private async Task BeatAsync(CancellationToken cancellationToken)
    {
        using var turn = await TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        await _runs.BeatAsync(_position, cancellationToken).ConfigureAwait(false);
    }

    private async Task StopBeatingAsync()
    {
        if (_heartbeat is { } heartbeat)
        {
            _heartbeat = null;
            await heartbeat.DisposeAsync().ConfigureAwait(false);
        }
    }

    private Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellationToken) => TransactionRetry.RunAsync(
        () => _connection.InTransactionAsync(work, cancellationToken), cancellationToken);

    private async Task<TurnHolder> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new TurnHolder(_turn);
    }

    private readonly struct TurnHolder(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
