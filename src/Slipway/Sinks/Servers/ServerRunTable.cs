using System.Data.Common;
using Slipway.Sinks.Runs;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.Servers;

/// <summary>The table <c>slipway_runs</c> on a server. All times are the server's.</summary>
internal sealed class ServerRunTable(ServerConnection connection)
{
    public const string Name = "slipway_runs";

    private const string Identity = "run_id, job, state, epoch, chunk, last_key, ";
    private const string Description = "source, sink, model, model_digest, options, started, holder, held, finished, error, watermark, heartbeat";

    private readonly SinkDialect _dialect = SinkDialect.Of(connection.Address.Kind);

    // ROWS is a reserved word of MySQL 8's, PARTITION one of all.
    private readonly string _rows = connection.Dialect.Quote("rows");
    private readonly string _partition = connection.Dialect.Quote("partition");

    public async Task<bool> ExistsAsync(CancellationToken cancellationToken) =>
        await connection.Dialect.FindTableAsync(connection, Name, cancellationToken).ConfigureAwait(false) is not null;

    public async Task CreateAsync(CancellationToken cancellationToken)
    {
        if (await ExistsAsync(cancellationToken).ConfigureAwait(false))
        {
            return;
        }

        var (text, time) = (_dialect.LongTextType, _dialect.TimeType);
        await connection.ExecuteAsync(
            $"""
            CREATE TABLE IF NOT EXISTS {Name} (
              run_id {_dialect.CountingKey}, job CHAR(64) NOT NULL, state VARCHAR(16) NOT NULL, epoch BIGINT NOT NULL, chunk BIGINT NOT NULL,
              last_key {text}, {_rows} BIGINT NOT NULL, source {text} NOT NULL, sink VARCHAR(255) NOT NULL, {_partition} VARCHAR(32) NOT NULL, model {text} NOT NULL,
              model_digest VARCHAR(128) NOT NULL, options {text} NOT NULL, started {time} NOT NULL, holder {text} NOT NULL, held {time} NOT NULL,
              heartbeat {time} NOT NULL, finished {time} NULL, error {text}, watermark {text}){_dialect.TableOptions}
            """,
            [], cancellationToken).ConfigureAwait(false);
    }

    /// <summary>All runs, the latest first.</summary>
    public Task<List<RunRecord>> ReadAsync(CancellationToken cancellationToken) => ReadAsync("", [], cancellationToken);

    /// <summary>The last run of a sink and partition that may be taken up; null if there is none.</summary>
    public async Task<RunRecord?> FindUnfinishedAsync(Job job, CancellationToken cancellationToken) => (await ReadAsync(
        $"WHERE sink = @p1 AND {_partition} = @p2 AND state NOT IN (@p3, @p4)",
        [job.Sink, job.Partition, RunRecord.Text(RunState.Finished), RunRecord.Text(RunState.Abandoned)], cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>A run by its number; null if there is none.</summary>
    public async Task<RunRecord?> FindAsync(long runId, CancellationToken cancellationToken) =>
        (await ReadAsync("WHERE run_id = @p1", [runId], cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <summary>The last finished run of a job, or the last of those that wrote rows; null if there is none.</summary>
    public async Task<RunRecord?> FindFinishedAsync(Job job, bool thatWrote, CancellationToken cancellationToken) => (await ReadAsync(
        $"WHERE job = @p1 AND state = @p2{(thatWrote ? " AND last_key IS NOT NULL" : "")}", [job.Hash(), RunRecord.Text(RunState.Finished)], cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    public async Task<DateTime> NowAsync(CancellationToken cancellationToken) =>
        AsUtc((DateTime)(await connection.ScalarAsync($"SELECT {_dialect.Now}", [], cancellationToken).ConfigureAwait(false))!);

    public async Task<long> InsertAsync(Job job, CancellationToken cancellationToken)
    {
        await connection.ExecuteAsync(
            $"INSERT INTO {Name} (job, state, epoch, chunk, {_rows}, source, sink, {_partition}, model, model_digest, options, started, holder, held, heartbeat) " +
            $"VALUES (@p1, @p2, 1, 0, 0, @p3, @p4, @p5, @p6, @p7, @p8, {_dialect.Now}, @p9, {_dialect.Now}, {_dialect.Now})",
            [job.Hash(), RunRecord.Text(RunState.Running), job.Reads, job.Sink, job.Partition, job.ModelName, job.ModelDigest, job.Options, RunHolder.Own],
            cancellationToken).ConfigureAwait(false);
        return Convert.ToInt64(await connection.ScalarAsync(_dialect.LastNumber, [], cancellationToken).ConfigureAwait(false), null);
    }

    /// <summary>Takes an unfinished run up; whoever had it before can't commit any more.</summary>
    public Task RaiseEpochAsync(long runId, CancellationToken cancellationToken) => connection.ExecuteAsync(
        $"UPDATE {Name} SET epoch = epoch + 1, state = @p1, holder = @p2, held = {_dialect.Now}, heartbeat = {_dialect.Now}, finished = NULL, error = NULL WHERE run_id = @p3",
        [RunRecord.Text(RunState.Running), RunHolder.Own, runId], cancellationToken);

    /// <summary>
    /// Moves a run on by a chunk, if it is where the writer believes it to be. To be called last in the chunk's transaction: chunks beside it wait.
    /// </summary>
    /// <returns>False where another process has taken the run up.</returns>
    public async Task<bool> TryAdvanceAsync(RunPosition position, KeyValues? lastKey, long rows, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(
            $"UPDATE {Name} SET chunk = chunk + 1, last_key = @p1, {_rows} = {_rows} + @p2, heartbeat = {_dialect.Now} WHERE run_id = @p3 AND epoch = @p4 AND chunk = @p5",
            [lastKey?.ToString(), rows, position.RunId, position.Epoch, position.Chunk], cancellationToken).ConfigureAwait(false) == 1;

    /// <summary>Shows that the run's holder lives.</summary>
    public Task<int> BeatAsync(RunPosition position, CancellationToken cancellationToken) => connection.ExecuteAsync(
        $"UPDATE {Name} SET heartbeat = {_dialect.Now} WHERE run_id = @p1 AND epoch = @p2", [position.RunId, position.Epoch], cancellationToken);

    /// <returns>False where another process has taken the run up.</returns>
    public async Task<bool> TryEndAsync(RunPosition position, RunEnd end, CancellationToken cancellationToken) =>
        await connection.ExecuteAsync(
            $"UPDATE {Name} SET state = @p1, error = @p2, watermark = @p3, finished = {_dialect.Now} WHERE run_id = @p4 AND epoch = @p5",
            [RunRecord.Text(end.State), end.Error, end.Watermark, position.RunId, position.Epoch], cancellationToken).ConfigureAwait(false) == 1;

    /// <summary>Marks the unfinished runs of a sink and partition as never to be taken up.</summary>
    public Task AbandonUnfinishedAsync(Job job, CancellationToken cancellationToken) => connection.ExecuteAsync(
        $"UPDATE {Name} SET state = @p1, epoch = epoch + 1 WHERE sink = @p2 AND {_partition} = @p3 AND state NOT IN (@p1, @p4)",
        [RunRecord.Text(RunState.Abandoned), job.Sink, job.Partition, RunRecord.Text(RunState.Finished)], cancellationToken);

    private Task<List<RunRecord>> ReadAsync(string where, object?[] parameters, CancellationToken cancellationToken) => connection.ReadAllAsync(
        $"SELECT {Identity}{_rows}, {Description}, {_partition} FROM {Name} {where} ORDER BY run_id DESC", parameters, ReadRow, cancellationToken);

    private static RunRecord ReadRow(DbDataReader row) => new()
    {
        RunId = row.GetInt64(0),
        Job = row.GetString(1),
        State = Enum.Parse<RunState>(row.GetString(2), ignoreCase: true),
        Epoch = row.GetInt64(3),
        Chunk = row.GetInt64(4),
        LastKey = Text(row, 5),
        Rows = row.GetInt64(6),
        Source = row.GetString(7),
        Sink = row.GetString(8),
        Model = row.GetString(9),
        ModelDigest = row.GetString(10),
        Options = row.GetString(11),
        Started = AsUtc(row.GetDateTime(12)),
        Holder = row.GetString(13),
        Held = AsUtc(row.GetDateTime(14)),
        Finished = row.IsDBNull(15) ? null : AsUtc(row.GetDateTime(15)),
        Error = Text(row, 16),
        Watermark = Text(row, 17),
        Heartbeat = AsUtc(row.GetDateTime(18)),
        Partition = row.GetString(19),
    };

    private static string? Text(DbDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static DateTime AsUtc(DateTime time) => DateTime.SpecifyKind(time, DateTimeKind.Utc);
}
