using System.Globalization;
using Slipway.Sinks.Runs;
using Slipway.Sources;
using Slipway.Sources.Sqlite;

namespace Slipway.Sinks.Sqlite;

/// <summary>The table <c>slipway_runs</c> in a SQLite database.</summary>
internal sealed class SqliteRunTable(SqliteConnection connection)
{
    public const string Name = "slipway_runs";

    private const string Columns =
        "run_id, job, state, epoch, chunk, last_key, rows, source, sink, model, model_digest, options, started, holder, held, finished, error, watermark";

    private const string TimeFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    public bool Exists()
    {
        using var query = connection.Prepare("SELECT 1 FROM sqlite_schema WHERE name = ?");
        query.Bind(1, Name);
        return query.Step();
    }

    public void Create() => connection.Execute(
        $"""
        CREATE TABLE IF NOT EXISTS {Name} (
          run_id INTEGER PRIMARY KEY, job TEXT NOT NULL, state TEXT NOT NULL, epoch INTEGER NOT NULL, chunk INTEGER NOT NULL,
          last_key TEXT, rows INTEGER NOT NULL, source TEXT NOT NULL, sink TEXT NOT NULL, model TEXT NOT NULL, model_digest TEXT NOT NULL,
          options TEXT NOT NULL, started TEXT NOT NULL, holder TEXT NOT NULL, held TEXT NOT NULL, finished TEXT, error TEXT, watermark TEXT)
        """);

    /// <summary>All runs, or those of one sink table, the latest first.</summary>
    public IReadOnlyList<RunRecord> Read(string? sink = null)
    {
        using var query = connection.Prepare($"SELECT {Columns} FROM {Name} WHERE ?1 IS NULL OR sink = ?1 ORDER BY run_id DESC");
        query.Bind(1, sink);
        var runs = new List<RunRecord>();
        while (query.Step())
        {
            runs.Add(ReadRow(query));
        }

        return runs;
    }

    public long Insert(Job job, DateTime started)
    {
        using var insert = connection.Prepare(
            $"INSERT INTO {Name} (job, state, epoch, chunk, rows, source, sink, model, model_digest, options, started, holder, held) " +
            "VALUES (?, ?, 1, 0, 0, ?, ?, ?, ?, ?, ?8, ?9, ?8)");
        insert.Bind(1, job.Hash());
        insert.Bind(2, RunRecord.Text(RunState.Running));
        insert.Bind(3, job.Reads);
        insert.Bind(4, job.Sink);
        insert.Bind(5, job.ModelName);
        insert.Bind(6, job.ModelDigest);
        insert.Bind(7, job.Options);
        insert.Bind(8, Text(started));
        insert.Bind(9, RunHolder.Own);
        insert.Run();
        return connection.LastInsertRowId;
    }

    /// <summary>Takes an unfinished run up; whoever had it before can't commit any more.</summary>
    public void RaiseEpoch(long runId, DateTime now)
    {
        using var update = connection.Prepare($"UPDATE {Name} SET epoch = epoch + 1, state = ?, holder = ?, held = ?, finished = NULL, error = NULL WHERE run_id = ?");
        update.Bind(1, RunRecord.Text(RunState.Running));
        update.Bind(2, RunHolder.Own);
        update.Bind(3, Text(now));
        update.Bind(4, runId);
        update.Run();
    }

    /// <summary>
    /// Moves a run on by a chunk, if it is where the writer believes it to be. To be called first in the chunk's transaction.
    /// </summary>
    /// <returns>False where another process has taken the run up.</returns>
    public bool TryAdvance(RunPosition position, KeyValues? lastKey, long rows)
    {
        using var update = connection.Prepare(
            $"UPDATE {Name} SET chunk = chunk + 1, last_key = ?, rows = rows + ? WHERE run_id = ? AND epoch = ? AND chunk = ?");
        update.Bind(1, lastKey?.ToString());
        update.Bind(2, rows);
        update.Bind(3, position.RunId);
        update.Bind(4, position.Epoch);
        update.Bind(5, position.Chunk);
        update.Run();
        return connection.Changes == 1;
    }

    /// <returns>False where another process has taken the run up.</returns>
    public bool TryEnd(RunPosition position, RunEnd end, DateTime finished)
    {
        using var update = connection.Prepare(
            $"UPDATE {Name} SET state = ?, error = ?, watermark = ?, finished = ? WHERE run_id = ? AND epoch = ?");
        update.Bind(1, RunRecord.Text(end.State));
        update.Bind(2, end.Error);
        update.Bind(3, end.Watermark);
        update.Bind(4, Text(finished));
        update.Bind(5, position.RunId);
        update.Bind(6, position.Epoch);
        update.Run();
        return connection.Changes == 1;
    }

    /// <summary>Marks the unfinished runs of a sink table as never to be taken up.</summary>
    public void AbandonUnfinished(string sink)
    {
        using var update = connection.Prepare($"UPDATE {Name} SET state = ?, epoch = epoch + 1 WHERE sink = ? AND state NOT IN (?1, ?)");
        update.Bind(1, RunRecord.Text(RunState.Abandoned));
        update.Bind(2, sink);
        update.Bind(3, RunRecord.Text(RunState.Finished));
        update.Run();
    }

    private static string Text(DateTime utc) => utc.ToString(TimeFormat, CultureInfo.InvariantCulture);

    private static RunRecord ReadRow(SqliteStatement row) => new()
    {
        RunId = row.GetInt64(0),
        Job = row.GetString(1)!,
        State = Enum.Parse<RunState>(row.GetString(2)!, ignoreCase: true),
        Epoch = row.GetInt64(3),
        Chunk = row.GetInt64(4),
        LastKey = row.GetString(5),
        Rows = row.GetInt64(6),
        Source = row.GetString(7)!,
        Sink = row.GetString(8)!,
        Model = row.GetString(9)!,
        ModelDigest = row.GetString(10)!,
        Options = row.GetString(11)!,
        Started = Time(row.GetString(12)!),
        Holder = row.GetString(13)!,
        Held = Time(row.GetString(14)!),
        Finished = row.GetString(15) is { } finished ? Time(finished) : null,
        Error = row.GetString(16),
        Watermark = row.GetString(17),
    };

    private static DateTime Time(string text) =>
        DateTime.Parse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);
}
