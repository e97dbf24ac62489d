using Slipway.Columns;
using Slipway.Sinks.Runs;
using Slipway.Sources;
using Slipway.Sources.Sqlite;

namespace Slipway.Sinks.Sqlite;

/// <summary>
/// Writes predictions to a table of a SQLite database, each row once. A chunk and the run's progress are one transaction, which begins by
/// moving the run on under a condition: a writer whose run was taken up by another process can't commit.
/// </summary>
internal sealed class SqliteSink(
    SqliteConnection connection, bool ownsConnection, KeyColumns key, PredictionLayout layout, Job job, RunPolicy policy) : ISink, IPredictedKeys
{
    private readonly SqliteRunTable _runs = new(connection);
    private readonly SqlitePredictionTable _table = new(connection, job.Sink, key, layout);
    private RunLock? _lock;
    private SqlitePredictionWriter? _writer;
    private SqliteStatement? _findByModel;
    private RunPosition _position;

    public async ValueTask<SinkStart> BeginAsync(CancellationToken cancellationToken)
    {
        using var turn = await connection.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        job = job with { Sink = SqliteCatalog.Spell(connection, job.Sink) };
        _lock = RunLock.TryTake(SqliteLockFile.Path(connection.Path, job.Sink)) ?? throw Busy();
        return InTransaction(Begin);
    }

    public async ValueTask WriteAsync(PredictionChunk chunk, CancellationToken cancellationToken)
    {
        using var turn = await connection.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            var lastKey = key.Of(chunk.Rows, ^1);
            if (!_runs.TryAdvance(_position, lastKey, chunk.Rows.RowCount))
            {
                throw BusyFault.TakenUp(_position.RunId);
            }

            if (!_writer!.TryWrite(chunk, _position.RunId))
            {
                RollBack();
                throw KeyTwice(chunk);
            }

            using (await connection.TakeCommitTurnAsync(cancellationToken).ConfigureAwait(false))
            {
                connection.Execute("COMMIT");
            }

            _position = _position.Next;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    public async ValueTask EndAsync(RunEnd end, CancellationToken cancellationToken)
    {
        using var turn = await connection.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        InTransaction(() => End(end));
    }

    public async ValueTask<int[]> FindNewAsync(ColumnBatch rows, CancellationToken cancellationToken)
    {
        using var turn = await connection.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        _findByModel ??= _table.PrepareFindByModel();
        var found = new List<int>();
        for (var row = 0; row < rows.RowCount; row++)
        {
            for (var i = 0; i < key.Columns.Count; i++)
            {
                _findByModel.BindKey(i + 1, key.ColumnOf(rows, i), row);
            }

            _findByModel.Bind(key.Columns.Count + 1, job.ModelDigest);
            if (!_findByModel.Step())
            {
                found.Add(row);
            }

            _findByModel.Reset();
        }

        return [.. found];
    }

    public async ValueTask<(string? Watermark, string? Note)> FindWatermarkAsync(CancellationToken cancellationToken)
    {
        using var turn = await connection.TakeTurnAsync(cancellationToken).ConfigureAwait(false);
        var finished = policy.Restart ? [] : _runs.Read(job.Sink).Where(run => run.State == RunState.Finished && run.Job == job.Hash()).ToArray();
        return finished.FirstOrDefault(run => run.LastKey is not null) is { } wrote && !IsWritten(KeyValues.Parse(wrote.LastKey!))
            ? (null, RunPolicy.RowsAreGone(wrote, job.Sink))
            : (finished.FirstOrDefault()?.Watermark, null);
    }

    public ValueTask DisposeAsync()
    {
        _findByModel?.Dispose();
        _writer?.Dispose();
        if (ownsConnection)
        {
            connection.Dispose();
        }

        _lock?.Dispose();
        return ValueTask.CompletedTask;
    }

    private SinkStart Begin()
    {
        _runs.Create();
        var now = DateTime.UtcNow;
        var runs = _runs.Read(job.Sink);
        var own = runs.FirstOrDefault(run => run.RunId == policy.Own?.RunId);
        var unfinished = runs.FirstOrDefault(run => run.State is not (RunState.Finished or RunState.Abandoned));
        var (resumed, note) = policy.Decide(own ?? unfinished, job.Hash(), now);
        _table.Create();
        if (resumed?.LastKey is { } last && own is null && !IsWritten(KeyValues.Parse(last), resumed.RunId))
        {
            note = RunPolicy.RowsAreGone(resumed, job.Sink);
            resumed = null;
        }

        if (resumed is not null)
        {
            _runs.RaiseEpoch(resumed.RunId, now);
            _position = new RunPosition(resumed.RunId, resumed.Epoch + 1, resumed.Chunk);
        }
        else
        {
            _runs.AbandonUnfinished(job.Sink);
            _position = new RunPosition(_runs.Insert(job, now), 1, 0);
        }

        _writer = new SqlitePredictionWriter(connection, _table, key, layout);
        return new SinkStart(
            _position, resumed?.LastKey is { } lastKey ? KeyValues.Parse(lastKey) : null, resumed?.Rows ?? 0, note);
    }

    private bool End(RunEnd end)
    {
        if (!_runs.TryEnd(_position, end, DateTime.UtcNow))
        {
            return false;
        }

        // A run that wrote nothing leaves no table behind that was not there before it.
        if (end.State != RunState.Finished && _table.IsNew && _position.Chunk == 0)
        {
            _writer!.Dispose();
            _findByModel?.Dispose();
            _table.Drop();
        }

        return true;
    }

    private T InTransaction<T>(Func<T> work)
    {
        connection.Execute("BEGIN IMMEDIATE");
        try
        {
            var result = work();
            connection.Execute("COMMIT");
            return result;
        }
        catch
        {
            RollBack();
            throw;
        }
    }

    private void RollBack()
    {
        if (connection.IsInTransaction)
        {
            connection.Execute("ROLLBACK");
        }
    }

    private bool IsWritten(KeyValues key, long? runId = null)
    {
        using var find = _table.PrepareFind(runId is not null);
        find.BindAll([.. key.Values, .. runId is { } run ? [run] : Array.Empty<object>()]);
        return find.Step();
    }

    private SlipwayException Busy()
    {
        var running = _runs.Exists() ? _runs.Read(job.Sink).FirstOrDefault(run => run.State == RunState.Running) : null;
        return BusyFault.Create(job, running);
    }

    private SlipwayException KeyTwice(in PredictionChunk chunk)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        var row = 0;
        while (row < chunk.Rows.RowCount - 1 && keys.Add(key.Describe(chunk.Rows, row)) && !IsWritten(key.Of(chunk.Rows, row), _position.RunId))
        {
            row++;
        }

        return KeyColumns.Repeated(key.Describe(chunk.Rows, row), chunk.Rows.FirstRowNumber + row, job.Sink);
    }
}
