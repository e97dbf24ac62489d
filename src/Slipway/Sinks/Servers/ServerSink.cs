using Slipway.Columns;
using Slipway.Sinks.Runs;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.Servers;

/// <summary>
/// Writes predictions to a table on a server, each row once. A chunk and the run's progress are one transaction, which ends by moving the run on
/// under a condition: a writer whose run was taken up by another process can't commit. Rows that come in the order of their key go through two
/// connections, for a server takes what comes through one on one of its cores.
/// </summary>
internal sealed class ServerSink(ServerSinkOptions options) : ISink, IPredictedKeys
{
    private readonly RepeatedKeys _repeated = new(options.Key, options.Job.Sink);
    private WritingLane _lane = null!;
    private ServerPredictionTable _table = null!;
    private SecondLane? _second;
    private Heartbeat? _heartbeat;
    private CommitPlace? _last;
    private RunPosition _position;

    // Processes that share a table's rows out are many already.
    public int WritesAtOnce => options.IsOrdered && Job.Partition.Length == 0 ? 2 : 1;

    private Job Job => options.Job;

    public async ValueTask<SinkStart> BeginAsync(CancellationToken cancellationToken)
    {
        var connection = await ServerConnection.OpenAsync(options.Database, ServerUse.Write, cancellationToken).ConfigureAwait(false);
        options = options with { Job = Job with { Sink = await TablePlace.SpellAsync(connection, Job.Sink, cancellationToken).ConfigureAwait(false) } };
        var columns = new PredictionColumns(options.Key, options.Layout);
        _table = new ServerPredictionTable(connection, Job.Sink, columns.Infos, columns.KeyCount);
        (_lane, var note) = await WritingLane.CreateAsync(connection, _table, options, cancellationToken).ConfigureAwait(false);
        await new ServerRunLock(connection, _lane.Runs, Job, options.TakeoverAfter).TakeAsync(cancellationToken).ConfigureAwait(false);
        _second = new SecondLane(options, _table);
        await _second.EndLeftoverAsync(connection, cancellationToken).ConfigureAwait(false);

        var dialect = SinkDialect.Of(options.Database.Kind);
        await _lane.InTransactionAsync(() => CreateTablesAsync(dialect, cancellationToken), cancellationToken).ConfigureAwait(false);
        var start = await _lane.InTransactionAsync(() => BeginRunAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        _heartbeat = new Heartbeat(options.TakeoverAfter / 4, BeatAsync);
        return start with { Note = string.Join(' ', new[] { start.Note, note }.OfType<string>()) is { Length: > 0 } all ? all : null };
    }

    // What comes before the first await happens in the order of the calls.
    public async ValueTask WriteAsync(PredictionChunk chunk, CancellationToken cancellationToken)
    {
        if (options.IsOrdered)
        {
            _repeated.RequireNoNeighbours(chunk.Rows);
        }

        var place = _last = new CommitPlace(_last);
        var position = _position;
        _position = position.Next;
        await Task.Run(() => WriteAsync(chunk, position, place, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask EndAsync(RunEnd end, CancellationToken cancellationToken)
    {
        await StopBeatingAsync().ConfigureAwait(false);
        if (!await TryEndAsync(end, cancellationToken).ConfigureAwait(false))
        {
            throw BusyFault.TakenUp(_position.RunId);
        }

        // A run that wrote nothing leaves no table behind that was not there before it, unless others may have begun to write to it. The server
        // is asked, since it may have committed a chunk without the answer having come through.
        if (end.State != RunState.Finished && _table.IsNew && Job.Partition.Length == 0
            && await _lane.Runs.FindAsync(_position.RunId, cancellationToken).ConfigureAwait(false) is { Chunk: 0 })
        {
            await _table.DropAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask<int[]> FindNewAsync(ColumnBatch rows, CancellationToken cancellationToken)
    {
        var found = await _lane.InTransactionAsync(
            () => _lane.Keys.FindByModelAsync(rows, Job.ModelDigest, cancellationToken), cancellationToken).ConfigureAwait(false);
        var known = found.ToHashSet();
        return [.. Enumerable.Range(0, rows.RowCount).Where(row => !known.Contains(row))];
    }

    public async ValueTask<(string? Watermark, string? Note)> FindWatermarkAsync(CancellationToken cancellationToken) =>
        options.Policy.Restart ? (null, null) : await _lane.InTurnAsync(() => FindWatermarkInTurnAsync(cancellationToken), cancellationToken).ConfigureAwait(false);

    public async ValueTask DisposeAsync()
    {
        await StopBeatingAsync().ConfigureAwait(false);
        if (_second is not null)
        {
            await _second.DisposeAsync().ConfigureAwait(false);
        }

        if (_lane is not null)
        {
            await _lane.DisposeAsync().ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(PredictionChunk chunk, RunPosition position, CommitPlace place, CancellationToken cancellationToken)
    {
        var isCommitted = false;
        try
        {
            var isSecond = WritesAtOnce == 2 && position.Chunk % 2 == 1;
            var lane = (isSecond ? await _second!.OpenAsync(cancellationToken).ConfigureAwait(false) : null) ?? _lane;
            while (!isCommitted)
            {
                isCommitted = await lane.TryWriteAsync(chunk, position, place, _repeated, cancellationToken).ConfigureAwait(false);
                if (!isCommitted)
                {
                    await place.WaitAsync(cancellationToken).ConfigureAwait(false);
                }
            }
        }
        finally
        {
            place.End(isCommitted);
        }
    }

    // Apart from what follows: MySQL commits at each CREATE.
    private async Task<bool> CreateTablesAsync(SinkDialect dialect, CancellationToken cancellationToken)
    {
        if (dialect.LockCreation is { } lockCreation)
        {
            await _lane.Connection.ExecuteAsync(lockCreation, [], cancellationToken).ConfigureAwait(false);
        }

        await _lane.Runs.CreateAsync(cancellationToken).ConfigureAwait(false);
        await _table.CreateAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    private async Task<SinkStart> BeginRunAsync(CancellationToken cancellationToken)
    {
        var own = options.Policy.Own is { } run ? await _lane.Runs.FindAsync(run.RunId, cancellationToken).ConfigureAwait(false) : null;
        var unfinished = await _lane.Runs.FindUnfinishedAsync(Job, cancellationToken).ConfigureAwait(false);
        var (resumed, note) = options.Policy.Decide(own ?? unfinished, Job.Hash(), await _lane.Runs.NowAsync(cancellationToken).ConfigureAwait(false));
        if (resumed is not null && own is null && !await HasLastAsync(resumed, cancellationToken).ConfigureAwait(false))
        {
            note = RunPolicy.RowsAreGone(resumed, Job.Sink);
            resumed = null;
        }

        if (resumed is not null)
        {
            await _lane.Runs.RaiseEpochAsync(resumed.RunId, cancellationToken).ConfigureAwait(false);
            _position = new RunPosition(resumed.RunId, resumed.Epoch + 1, resumed.Chunk);
        }
        else
        {
            await _lane.Runs.AbandonUnfinishedAsync(Job, cancellationToken).ConfigureAwait(false);
            _position = new RunPosition(await _lane.Runs.InsertAsync(Job, cancellationToken).ConfigureAwait(false), 1, 0);
        }

        return new SinkStart(
            _position, resumed?.LastKey is { } lastKey ? KeyValues.Parse(lastKey) : null, resumed?.Rows ?? 0, note);
    }

    private async Task<bool> TryEndAsync(RunEnd end, CancellationToken cancellationToken)
    {
        try
        {
            return await _lane.InTransactionAsync(() => _lane.Runs.TryEndAsync(_position, end, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
        catch (SlipwayException fault) when (fault.Recovery == Recovery.None)
        {
            // A cancellation that reaches the server late ends the statement after the one it was meant for, which is this, and one that a driver
            // did not come to an end with leaves it a connection of no use. What that one had locked is free once it is closed.
            await _lane.Connection.DisposeAsync().ConfigureAwait(false);
            await using var other = await ServerConnection.OpenAsync(options.Database, ServerUse.Write, cancellationToken).ConfigureAwait(false);
            return await other.InTransactionAsync(() => new ServerRunTable(other).TryEndAsync(_position, end, cancellationToken), cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<(string? Watermark, string? Note)> FindWatermarkInTurnAsync(CancellationToken cancellationToken)
    {
        var wrote = await _lane.Runs.FindFinishedAsync(Job, thatWrote: true, cancellationToken).ConfigureAwait(false);
        if (wrote is not null && !await _table.HasAsync(KeyValues.Parse(wrote.LastKey!), null, cancellationToken).ConfigureAwait(false))
        {
            return (null, RunPolicy.RowsAreGone(wrote, Job.Sink));
        }

        return ((await _lane.Runs.FindFinishedAsync(Job, thatWrote: false, cancellationToken).ConfigureAwait(false))?.Watermark, null);
    }

    // The table may have been dropped or emptied since.
    private async Task<bool> HasLastAsync(RunRecord run, CancellationToken cancellationToken) =>
        run.LastKey is null || await _table.HasAsync(KeyValues.Parse(run.LastKey), run.RunId, cancellationToken).ConfigureAwait(false);

    private Task<int> BeatAsync(CancellationToken cancellationToken) =>
        _lane.InTurnAsync(() => _lane.Runs.BeatAsync(_position, cancellationToken), cancellationToken);

    private async Task StopBeatingAsync()
    {
        if (_heartbeat is { } heartbeat)
        {
            _heartbeat = null;
            await heartbeat.DisposeAsync().ConfigureAwait(false);
        }
    }
}
