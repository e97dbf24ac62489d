using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Slipway.Columns;
using Slipway.Sinks.Servers;
using Slipway.Sources.PostgreSql;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.PostgreSql;

/// <summary>PostgreSQL as a place for predictions.</summary>
internal sealed class PostgreSqlSinkDialect : SinkDialect
{
    // No other number of an advisory lock; "slip" in ASCII.
    private const int CreationLock = 0x736c6970;

    public static PostgreSqlSinkDialect Instance { get; } = new();

    public override string CountingKey => "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";

    public override string TimeType => "TIMESTAMPTZ(3)";

    public override string LongTextType => "TEXT";

    public override string Now => "clock_timestamp()";

    public override string LastNumber => "SELECT lastval()";

    public override string TableOptions => "";

    // Every row has room beside it for its next version: a rerun updates in place, without a new entry in the index, and the table stays as large as it is.
    public override string PredictionTableOptions => " WITH (fillfactor = 45)";

    // CREATE TABLE IF NOT EXISTS of two at once can still fail on the name.
    public override string LockCreation => FormattableString.Invariant($"SELECT pg_advisory_xact_lock({CreationLock})");

    public override string TemporaryTable(string name, string definition) => $"CREATE TEMPORARY TABLE IF NOT EXISTS {name} ({definition}) ON COMMIT DELETE ROWS";

    public override string TypeOf(ServerConnection connection, ColumnInfo column, bool isKey) => column.Type switch
    {
        ColumnType.Integer => "BIGINT",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Number or ColumnType.Decimal => "DOUBLE PRECISION",
        ColumnType.Date => "DATE",
        ColumnType.Timestamp => column.HasTimeZone == true ? "TIMESTAMPTZ" : "TIMESTAMP",
        _ when column.DeclaredType == PostgreSqlTypes.Uuid => "UUID",
        _ => isKey ? FormattableString.Invariant($"VARCHAR({LongestKeyText}) COLLATE \"C\"") : "TEXT",
    };

    // A moment's modifier is its digits after the second.
    protected override string StoredTypes =>
        """
        SELECT a.attname::text, t.typname::text, pg_catalog.format_type(a.atttypid, a.atttypmod) || COALESCE(' COLLATE ' || c.collname, ''),
          CASE WHEN c.oid IS NOT NULL THEN c.collisdeterministic WHEN t.typname IN ('timestamp', 'timestamptz') THEN a.atttypmod IN (-1, 6) ELSE true END
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_class r ON r.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = r.relnamespace
        JOIN pg_catalog.pg_type t ON t.oid = a.atttypid LEFT JOIN pg_catalog.pg_collation c ON c.oid = a.attcollation
        WHERE n.nspname = @p1 AND r.relname = @p2 AND a.attnum > 0 AND NOT a.attisdropped
        """;

    public override string CreateView(string view, string select) => $"CREATE OR REPLACE VIEW {view} AS {select}";

    public override async Task<bool> TryLockAsync(ServerConnection connection, string name, CancellationToken cancellationToken) =>
        (bool)(await connection.ScalarAsync("SELECT pg_try_advisory_lock(@p1)", [NumberOf(name)], cancellationToken).ConfigureAwait(false))!;

    public override async Task<bool> IsLockedAsync(ServerConnection connection, string name, CancellationToken cancellationToken) =>
        await connection.ScalarAsync(Holder("1"), [NumberOf(name)], cancellationToken).ConfigureAwait(false) is not null;

    public override Task EndHolderAsync(ServerConnection connection, string name, CancellationToken cancellationToken) =>
        connection.ScalarAsync(Holder("pg_terminate_backend(pid)"), [NumberOf(name)], cancellationToken);

    public override Task<(IBulkWriter Writer, string? Note)> CreateBulkWriterAsync(ServerConnection connection, CancellationToken cancellationToken) =>
        Task.FromResult<(IBulkWriter, string?)>((new PostgreSqlCopyWriter(connection), null));

    public override IPredictionWriter CreatePredictionWriter(ServerConnection connection, ServerPredictionTable table, IBulkWriter bulk) =>
        new PostgreSqlPredictionWriter(connection, table, bulk);

    // A lock's number is shown in two halves: https://www.postgresql.org/docs/15/view-pg-locks.html.
    private static string Holder(string select) =>
        $"""
        SELECT {select} FROM pg_catalog.pg_locks
        WHERE locktype = 'advisory' AND granted AND objsubid = 1 AND (classid::bigint << 32 | objid::bigint) = @p1
          AND database = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
        """;

    private static long NumberOf(string name) => BinaryPrimitives.ReadInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
}
