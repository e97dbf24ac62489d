using System.Runtime.InteropServices;
using System.Text;

namespace Slipway.Sources.Sqlite;

/// <summary>
/// A connection to a SQLite file. It has no mutex: it and its statements may be used from several threads, but only
/// from one at a time; <see cref="InterruptOn"/>'s token alone may be cancelled from any. It never changes the file's journal mode.
/// </summary>
internal sealed class SqliteConnection : IDisposable
{
    private const int OpenReadOnly = 0x1;
    private const int OpenReadWrite = 0x2;
    private const int OpenCreate = 0x4;
    private const int OpenNoMutex = 0x8000;
    private const int OpenExtendedResultCodes = 0x0200_0000;

    private readonly SqliteDatabaseHandle _handle;
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly SemaphoreSlim _commitTurn = new(1, 1);

    private SqliteConnection(string path, SqliteDatabaseHandle handle)
    {
        Path = path;
        _handle = handle;
    }

    /// <summary>The file's path as it was given.</summary>
    public string Path { get; }

    /// <summary>Rows that the last INSERT, UPDATE or DELETE changed.</summary>
    public long Changes => SqliteNative.Changes(_handle);

    public long LastInsertRowId => SqliteNative.LastInsertRowId(_handle);

    public bool IsInTransaction => SqliteNative.GetAutocommit(_handle) == 0;

    /// <summary>How many columns a table or a result can have at most.</summary>
    public int ColumnLimit => SqliteNative.Limit(_handle, 2, -1);

    /// <summary>How many arguments a function can have at most.</summary>
    public int ArgumentLimit => SqliteNative.Limit(_handle, 6, -1);

    /// <summary>How many parameters a statement can have at most.</summary>
    public int ParameterLimit => SqliteNative.Limit(_handle, 9, -1);

    /// <summary>The function that takes rows out of this connection's statements.</summary>
    public SqliteRowFunction RowFunction => field ??= new SqliteRowFunction(_handle, "slipway_row");

    /// <summary>The token of the innermost <see cref="InterruptOn"/>.</summary>
    internal CancellationToken Cancellation { get; set; }

    /// <summary>Opens a file. A statement waits <paramref name="busyTimeout"/> (10 s if not given) for another's lock.</summary>
    /// <exception cref="SlipwayException">There is no such file, it can't be opened, or it is no SQLite database.</exception>
    public static SqliteConnection Open(string path, SqliteOpenMode mode, TimeSpan? busyTimeout = null)
    {
        if (Directory.Exists(path))
        {
            throw new SlipwayException(ErrorKind.Database, $"'{path}' is a folder; expected a SQLite database's file.");
        }

        if (mode != SqliteOpenMode.Create && !File.Exists(path))
        {
            throw new SlipwayException(ErrorKind.Database, $"There is no SQLite database '{path}' (folder '{Environment.CurrentDirectory}').");
        }

        var timeout = busyTimeout ?? TimeSpan.FromSeconds(10);
        if (mode == SqliteOpenMode.Read)
        {
            RecoverIfWriterDied(path, timeout);
        }

        var connection = OpenFile(path, mode, timeout);
        var code = connection.ReadHeader(out var message);
        if (code == SqliteResultCode.Ok && mode != SqliteOpenMode.Read && connection.IsReadOnly())
        {
            (code, message) = (SqliteResultCode.ReadOnly, "it is write-protected");
        }

        if (code != SqliteResultCode.Ok)
        {
            connection.Dispose();
            throw SqliteFault.Create(path, code, message);
        }

        return connection;
    }

    /// <summary>
    /// Waits for a turn, until whose end no other thread uses the connection or one of its statements. Not to be nested.
    /// </summary>
    public async ValueTask<SqliteTurn> TakeTurnAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new SqliteTurn(_turn);
    }

    /// <summary>
    /// Waits until nothing stands against a commit through this connection, or, for another connection of this program to
    /// the same file, until no commit is under way: none can be made while the other reads. Not to be nested.
    /// </summary>
    public async ValueTask<SqliteTurn> TakeCommitTurnAsync(CancellationToken cancellationToken)
    {
        await _commitTurn.WaitAsync(cancellationToken).ConfigureAwait(false);
        return new SqliteTurn(_commitTurn);
    }

    /// <summary>Runs one or more statements; rows that they return are passed over.</summary>
    public void Execute(string sql)
    {
        var utf8 = Encoding.UTF8.GetBytes(sql);
        for (var rest = utf8.AsSpan(); !rest.IsEmpty;)
        {
            using var statement = Prepare(rest, out var consumed);
            rest = rest[consumed..];
            while (statement?.Step() == true)
            {
            }
        }
    }

    /// <summary>Prepares the first statement of <paramref name="sql"/>.</summary>
    public SqliteStatement Prepare(string sql) =>
        Prepare(Encoding.UTF8.GetBytes(sql), out _) ?? throw new SlipwayException(ErrorKind.Usage, "The SQL statement is empty.");

    /// <summary>
    /// Prepares the first statement and says how many bytes it took. Returns null where there are only comments and white space.
    /// </summary>
    public unsafe SqliteStatement? Prepare(ReadOnlySpan<byte> sql, out int consumed)
    {
        fixed (byte* start = sql)
        {
            // An empty span has no address, and SQLite takes a null pointer for a fault of the program.
            byte empty = 0;
            var text = start is null ? &empty : start;
            var code = SqliteNative.Prepare(_handle, text, sql.Length, out var statement, out var tail);
            Check(code);
            consumed = (int)(tail - text);
            return statement == 0 ? null : new SqliteStatement(this, new SqliteStatementHandle(statement));
        }
    }

    /// <summary>
    /// While the result lives, cancelling the token ends the running statement, which then throws
    /// <see cref="OperationCanceledException"/>. A statement that starts later is not ended: look at the token before.
    /// </summary>
    public SqliteInterruption InterruptOn(CancellationToken cancellationToken) => new(this, cancellationToken);

    public void Dispose()
    {
        _handle.Dispose();
        _turn.Dispose();
        _commitTurn.Dispose();
    }

    internal void Interrupt() => SqliteNative.Interrupt(_handle);

    internal void Check(int code)
    {
        if (code is not (SqliteResultCode.Ok or SqliteResultCode.Row or SqliteResultCode.Done))
        {
            SqliteFault.Throw(this, code, LastMessage());
        }
    }

    private static SqliteConnection OpenFile(string path, SqliteOpenMode mode, TimeSpan busyTimeout)
    {
        var flags = OpenNoMutex | OpenExtendedResultCodes | mode switch
        {
            SqliteOpenMode.Read => OpenReadOnly,
            SqliteOpenMode.ReadWrite => OpenReadWrite,
            _ => OpenReadWrite | OpenCreate,
        };

        // An absolute path, so that no name is taken for a URI or for ":memory:".
        var code = SqliteNative.Open(System.IO.Path.GetFullPath(path), out var database, flags, 0);
        var handle = new SqliteDatabaseHandle(database);
        var connection = new SqliteConnection(path, handle);
        if (code != SqliteResultCode.Ok)
        {
            var message = handle.IsInvalid ? SqliteFault.Describe(code) : connection.LastMessage();
            handle.Dispose();
            throw SqliteFault.Create(path, code, message);
        }

        _ = SqliteNative.BusyTimeout(handle, (int)busyTimeout.TotalMilliseconds);
        return connection;
    }

    /// <summary>
    /// A writer that was killed leaves a journal, which the next to open the file rolls back. A read-only connection
    /// may not, and could read nothing; so one that may write looks at the file first.
    /// </summary>
    private static void RecoverIfWriterDied(string path, TimeSpan busyTimeout)
    {
        using var reader = OpenFile(path, SqliteOpenMode.Read, busyTimeout);
        if (reader.ReadHeader(out _) is SqliteResultCode.ReadOnlyRollback or SqliteResultCode.ReadOnlyRecovery)
        {
            using var writer = OpenFile(path, SqliteOpenMode.ReadWrite, busyTimeout);
            _ = writer.ReadHeader(out _);
        }
    }

    /// <summary>Opening reads nothing; this does, so that a file that is no database is found now.</summary>
    private int ReadHeader(out string message)
    {
        var sql = "SELECT 1 FROM sqlite_schema LIMIT 1\0"u8;
        int code;
        unsafe
        {
            fixed (byte* text = sql)
            {
                code = SqliteNative.Prepare(_handle, text, -1, out var statement, out _);
                if (code == SqliteResultCode.Ok)
                {
                    code = SqliteNative.Step(statement);
                }

                message = LastMessage();
                _ = SqliteNative.Finalize(statement);
            }
        }

        return code is SqliteResultCode.Row or SqliteResultCode.Done ? SqliteResultCode.Ok : code;
    }

    private unsafe bool IsReadOnly()
    {
        fixed (byte* main = "main\0"u8)
        {
            return SqliteNative.IsReadOnly(_handle, main) == 1;
        }
    }

    private unsafe string LastMessage() => Marshal.PtrToStringUTF8((nint)SqliteNative.ErrorMessage(_handle)) ?? "";
}
