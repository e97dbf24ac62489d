using System.Security.Cryptography;
using System.Text;
using Slipway.Columns;
using Slipway.Sinks.Servers;
using Slipway.Sources.Servers;

namespace Slipway.Sinks.MySql;

/// <summary>MySQL and MariaDB as a place for predictions.</summary>
internal sealed class MySqlSinkDialect : SinkDialect
{
    public static MySqlSinkDialect Instance { get; } = new();

    public override string CountingKey => "BIGINT NOT NULL AUTO_INCREMENT PRIMARY KEY";

    public override string TimeType => "DATETIME(3)";

    public override string LongTextType => "LONGTEXT";

    public override string Now => "UTC_TIMESTAMP(3)";

    public override string LastNumber => "SELECT LAST_INSERT_ID()";

    // Without transactions nothing here would hold.
    public override string TableOptions => " ENGINE = InnoDB DEFAULT CHARACTER SET = utf8mb4";

    // CREATE TABLE IF NOT EXISTS waits for others by itself.
    public override string? LockCreation => null;

    // Character sets named by the column, so that no default of the server's decides.
    public override string TemporaryTable(string name, string definition) =>
        $"CREATE TEMPORARY TABLE IF NOT EXISTS {name} ({definition}){TableOptions}";

    public override string TypeOf(ServerConnection connection, ColumnInfo column, bool isKey) => column.Type switch
    {
        ColumnType.Integer => "BIGINT",
        ColumnType.Boolean => "BOOLEAN",
        ColumnType.Number or ColumnType.Decimal => "DOUBLE",
        ColumnType.Date => "DATE",
        ColumnType.Timestamp => "DATETIME(6)",
        _ => isKey ? FormattableString.Invariant($"VARCHAR({LongestKeyText}) CHARACTER SET utf8mb4 COLLATE {KeyCollation(connection)}") : "LONGTEXT",
    };

    // All other collations take letters or at least spaces at the end for equal.
    protected override string StoredTypes =>
        """
        SELECT column_name, LOWER(data_type), CONCAT_WS(' COLLATE ', column_type, collation_name),
          CASE WHEN collation_name IS NOT NULL THEN collation_name LIKE '%\_nopad\_bin' OR collation_name LIKE '%\_0900\_bin' ELSE COALESCE(datetime_precision, 6) = 6 END
        FROM information_schema.columns WHERE table_schema = @p1 AND BINARY table_name = BINARY @p2
        """;

    /// <summary>Whether the server is MariaDB rather than MySQL.</summary>
    public static bool IsMariaDb(ServerConnection connection) => connection.Driver.ServerVersion.Contains("MariaDB", StringComparison.OrdinalIgnoreCase);

    public override string CreateView(string view, string select) => $"CREATE OR REPLACE VIEW {view} AS {select}";

    // REPLACE removes every row that is equal in any unique index.
    public override async Task<string?> FindRiskAsync(ServerConnection connection, TableName table, IReadOnlyList<string> key, CancellationToken cancellationToken)
    {
        const string Engine =
            """
            SELECT t.engine FROM information_schema.tables AS t JOIN information_schema.engines AS e ON e.engine = t.engine
            WHERE t.table_schema = @p1 AND BINARY t.table_name = BINARY @p2 AND COALESCE(e.transactions, 'NO') <> 'YES'
            """;
        if (await connection.ScalarAsync(Engine, [table.Schema, table.Name], cancellationToken).ConfigureAwait(false) is { } engine)
        {
            return $"is kept by {engine}, which has no transactions";
        }

        const string Counting =
            "SELECT column_name FROM information_schema.columns WHERE table_schema = @p1 AND BINARY table_name = BINARY @p2 AND extra LIKE '%auto_increment%'";
        if (await connection.ScalarAsync(Counting, [table.Schema, table.Name], cancellationToken).ConfigureAwait(false) is { } counting)
        {
            return $"makes numbers of its own for '{counting}' (AUTO_INCREMENT), which takes a 0 for the next one";
        }

        const string Unique =
            """
            SELECT index_name, COALESCE(column_name, '') FROM information_schema.statistics
            WHERE table_schema = @p1 AND BINARY table_name = BINARY @p2 AND non_unique = 0 AND index_name <> 'PRIMARY'
            """;
        var parts = await connection.ReadAllAsync(
            Unique, [table.Schema, table.Name], row => (Index: row.GetString(0), Column: row.GetString(1)), cancellationToken).ConfigureAwait(false);
        return parts.GroupBy(part => part.Index, part => part.Column)
            .FirstOrDefault(index => !key.All(name => index.Contains(name, StringComparer.OrdinalIgnoreCase))) is { } other
            ? $"has the unique index {other.Key} beside its primary key, in which two predictions may be equal"
            : null;
    }

    public override async Task<bool> TryLockAsync(ServerConnection connection, string name, CancellationToken cancellationToken) =>
        Convert.ToInt64(await connection.ScalarAsync("SELECT GET_LOCK(@p1, 0)", [ShortName(name)], cancellationToken).ConfigureAwait(false) ?? 0L, null) == 1;

    public override async Task<bool> IsLockedAsync(ServerConnection connection, string name, CancellationToken cancellationToken) =>
        await connection.ScalarAsync("SELECT IS_USED_LOCK(@p1)", [ShortName(name)], cancellationToken).ConfigureAwait(false) is not null;

    public override async Task EndHolderAsync(ServerConnection connection, string name, CancellationToken cancellationToken)
    {
        if (await connection.ScalarAsync("SELECT IS_USED_LOCK(@p1)", [ShortName(name)], cancellationToken).ConfigureAwait(false) is { } holder)
        {
            await connection.ExecuteAsync(FormattableString.Invariant($"KILL {Convert.ToInt64(holder, null)}"), [], cancellationToken).ConfigureAwait(false);
        }
    }

    public override async Task<(IBulkWriter Writer, string? Note)> CreateBulkWriterAsync(ServerConnection connection, CancellationToken cancellationToken)
    {
        var isOn = Convert.ToInt64(await connection.ScalarAsync("SELECT @@local_infile", [], cancellationToken).ConfigureAwait(false), null) == 1;
        return isOn
            ? (new MySqlLoadDataWriter(connection), null)
            : (new MySqlInsertWriter(connection), "The server does not allow LOAD DATA LOCAL (local_infile = 0), so rows are written by INSERT, which takes longer.");
    }

    public override IPredictionWriter CreatePredictionWriter(ServerConnection connection, ServerPredictionTable table, IBulkWriter bulk) =>
        new MySqlPredictionWriter(table, bulk);

    // The two servers' names for an order by code points that counts spaces at the end.
    private static string KeyCollation(ServerConnection connection) =>
        IsMariaDb(connection) ? "utf8mb4_nopad_bin" : "utf8mb4_0900_bin";

    // A lock's name is short, and one for all databases of the server.
    private static string ShortName(string name) => $"slipway-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name)))[..40]}";
}
