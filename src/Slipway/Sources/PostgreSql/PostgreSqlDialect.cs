using System.Data.Common;
using System.Globalization;
using System.Text;
using Npgsql;
using Slipway.Columns;
using Slipway.Sources.PostgreSql.Copy;
using Slipway.Sources.PostgreSql.Partitions;
using Slipway.Sources.Servers;
using Slipway.Sources.Servers.Partitions;

namespace Slipway.Sources.PostgreSql;

/// <summary>PostgreSQL.</summary>
internal sealed class PostgreSqlDialect : ServerDialect
{
    public static PostgreSqlDialect Instance { get; } = new();

    public override string ServerName => "PostgreSQL";

    public override int LongestName => 63;

    public override string LengthUnit => "bytes";

    public override string CurrentSchema => "SELECT current_schema()::text";

    public override string Schemas =>
        """
        SELECT nspname::text FROM pg_catalog.pg_namespace
        WHERE nspname !~ '^pg_' AND nspname <> 'information_schema' AND pg_catalog.has_schema_privilege(oid, 'USAGE') ORDER BY 1
        """;

    public override string BeginSnapshot => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY";

    public override DbConnection CreateConnection(ServerAddress address, ServerUse use) => PostgreSqlConnections.Create(address);

    /// <summary>A sink that stalls must not make the server cut the connection that is being read, whatever its own settings say.</summary>
    public override IReadOnlyList<string> SessionSettings(ServerUse use) =>
    [
        "SET TIME ZONE 'UTC'",
        "SET statement_timeout = 0",
        "SET idle_in_transaction_session_timeout = 0",
        .. use == ServerUse.Read ? ["SET default_transaction_read_only = on"] : Array.Empty<string>(),
    ];

    public override Task<TableName?> FindTableAsync(ServerConnection connection, string name, CancellationToken cancellationToken) =>
        PostgreSqlCatalog.FindTableAsync(connection, name, cancellationToken);

    public override Task<IReadOnlyList<string>> ReadTablesAsync(ServerConnection connection, CancellationToken cancellationToken) =>
        PostgreSqlCatalog.ReadTablesAsync(connection, cancellationToken);

    public override Task<IReadOnlyList<UniqueKey>> ReadUniqueKeysAsync(
        ServerConnection connection, TableName table, CancellationToken cancellationToken) =>
        PostgreSqlCatalog.ReadUniqueKeysAsync(connection, table, cancellationToken);

    public override IReadOnlyList<DbColumn> ReadSchema(DbDataReader reader) =>
        [.. Enumerable.Range(0, reader.FieldCount).Select(index => new PostgreSqlColumn((NpgsqlDataReader)reader, index))];

    public override ServerColumn Describe(DbColumn column, bool isKey) => PostgreSqlTypes.Describe((PostgreSqlColumn)column, isKey);

    // As they are stored: the driver's own DateTime of a year above some 30,000 is another one, without a word.
    public override long? ReadDays(DbDataReader reader, int column) => PostgreSqlMoments.Days(reader.GetFieldValue<int>(column));

    public override long? ReadMicroseconds(DbDataReader reader, int column) => PostgreSqlMoments.Microseconds(reader.GetFieldValue<long>(column));

    /// <summary>COPY takes no parameters, and values are never written into a statement.</summary>
    public override IServerRows Select(ServerConnection connection, ServerStatement statement) =>
        statement.Parameters.Length == 0 ? new CopyRows(connection, statement) : base.Select(connection, statement);

    public override string BinaryOrder(string expression) => $"{expression} COLLATE \"C\"";

    // Unlike MySQL, PostgreSQL finds both ends of the row-value form in an index, and of the long form at most the first column's.
    public override string Beside(KeySide side, IReadOnlyList<string> terms, IReadOnlyList<string> values) =>
        terms.Count == 1 ? base.Beside(side, terms, values) : $"({string.Join(", ", terms)}) {side.Operator} ({string.Join(", ", values)})";

    public override object ToParameter(ColumnInfo column, object value) => (column.Type, value) switch
    {
        (ColumnType.Date, string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture),
        (ColumnType.Timestamp, string text) => DateTime.SpecifyKind(
            DateTime.Parse(text, CultureInfo.InvariantCulture),
            column.HasTimeZone == true ? DateTimeKind.Utc : DateTimeKind.Unspecified),
        (ColumnType.Boolean, long number) => number != 0,
        (ColumnType.Text, string text) when column.DeclaredType == PostgreSqlTypes.Uuid => Guid.Parse(text),
        _ => value,
    };

    public override Task<IReadOnlyList<KeyValues>?> FindBoundsAsync(KeyDivision division, CancellationToken cancellationToken) =>
        PageSample.FindBoundsAsync(division, cancellationToken);

    public override string NameOf(NeededType type) => PostgreSqlTypeNames.NameOf(type);

    public override string AlterColumn(string table, string name, ColumnInfo found, NeededType type) => PostgreSqlTypeNames.Alter(table, name, found, type);

    public override string Cast(string name, ColumnInfo found, NeededType type) => PostgreSqlTypeNames.Cast(name, found, type);

    public override SlipwayException? Explain(Exception fault, ServerAddress address, ServerUse use) => PostgreSqlFaults.Explain(fault, address, use);

    public override SlipwayException? ExplainConnecting(Exception fault, ServerAddress address) => PostgreSqlConnectFaults.Explain(fault, address);

    // In the database's encoding; UTF-8 but for old ones, in which names are no longer.
    protected override int LengthOf(string name) => Encoding.UTF8.GetByteCount(name);

    protected override string QuoteName(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
