using System.Data.Common;
using System.Globalization;
using MySqlConnector;
using Slipway.Columns;
using Slipway.Sources.MySql.Partitions;
using Slipway.Sources.Servers;
using Slipway.Sources.Servers.Partitions;

namespace Slipway.Sources.MySql;

/// <summary>MySQL and MariaDB.</summary>
internal sealed class MySqlDialect : ServerDialect
{
    public static MySqlDialect Instance { get; } = new();

    public override string ServerName => "MySQL or MariaDB";

    public override int LongestName => 64;

    public override string LengthUnit => "characters";

    public override string CurrentSchema => "SELECT DATABASE()";

    public override string Schemas => "SELECT schema_name FROM information_schema.schemata ORDER BY schema_name";

    // Both engines take the two together; InnoDB alone keeps a snapshot.
    public override string BeginSnapshot => "START TRANSACTION WITH CONSISTENT SNAPSHOT, READ ONLY";

    // https://dev.mysql.com/doc/refman/8.0/en/identifiers.html
    public override string? FaultOf(string name) => base.FaultOf(name)
        ?? (name.EndsWith(' ') ? $"ends in a space, which {ServerName} does not take"
        : name.Any(char.IsSurrogate) ? $"has letters beyond Unicode's Basic Multilingual Plane, which {ServerName} does not take"
        : null);

    public override DbConnection CreateConnection(ServerAddress address, ServerUse use) => MySqlConnections.Create(address, use);

    /// <summary>
    /// Moments are read in UTC. A sink that stalls must not make the server cut the connection that is being read (it gives a client a
    /// minute), nor one that waits for rows to write. A server that shows its users only the first rows of a result must not do so here, for the
    /// rest would be missing without a word; <c>DEFAULT</c> would be the server's own limit.
    /// </summary>
    public override IReadOnlyList<string> SessionSettings(ServerUse use) =>
    [
        "SET SESSION time_zone = '+00:00', net_write_timeout = 86400, net_read_timeout = 86400, wait_timeout = 86400, sql_select_limit = 18446744073709551615, "

        // Whatever the server's defaults are: warnings are told, no statement is cut off, and the end of a transaction is not that of the session.
        + "sql_notes = 1, max_error_count = 64, sql_safe_updates = 0, completion_type = 0 /*M!100100 , max_statement_time = 0 */",
        use == ServerUse.Read
            ? "SET SESSION TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY"
            : "SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED",
        .. use == ServerUse.Read ? Array.Empty<string>() : ["SET SESSION sql_mode = 'STRICT_ALL_TABLES,NO_ENGINE_SUBSTITUTION,ERROR_FOR_DIVISION_BY_ZERO,NO_AUTO_VALUE_ON_ZERO'"],
    ];

    public override Task<TableName?> FindTableAsync(ServerConnection connection, string name, CancellationToken cancellationToken) =>
        MySqlCatalog.FindTableAsync(connection, name, cancellationToken);

    public override Task<IReadOnlyList<string>> ReadTablesAsync(ServerConnection connection, CancellationToken cancellationToken) =>
        MySqlCatalog.ReadTablesAsync(connection, cancellationToken);

    public override Task<IReadOnlyList<UniqueKey>> ReadUniqueKeysAsync(
        ServerConnection connection, TableName table, CancellationToken cancellationToken) =>
        MySqlCatalog.ReadUniqueKeysAsync(connection, table, cancellationToken);

    public override bool BoxesValues => true;

    public override IReadOnlyList<DbColumn> ReadSchema(DbDataReader reader) => ((MySqlDataReader)reader).GetColumnSchema();

    public override long? ReadDays(DbDataReader reader, int column) => ReadMoment(reader, column, TimeSpan.TicksPerDay);

    public override long? ReadMicroseconds(DbDataReader reader, int column) => ReadMoment(reader, column, TimeSpan.TicksPerMicrosecond);

    public override ServerColumn Describe(DbColumn column, bool isKey) => MySqlTypes.Describe((MySqlDbColumn)column, isKey);

    // A decimal expression has as many digits as its operands, 0.5 two, and bounds no other row's value.
    public override ColumnInfo InQuery(ColumnInfo column) => column.Type == ColumnType.Decimal ? column with { Limits = null } : column;

    // Collations that end in _bin still ignore spaces at the end; bytes do not.
    public override string BinaryOrder(string expression) => $"CAST(CONVERT({expression} USING utf8mb4) AS BINARY)";

    public override object ToParameter(ColumnInfo column, object value) => (column.Type, value) switch
    {
        (ColumnType.Date or ColumnType.Timestamp, string text) => DateTime.Parse(text, CultureInfo.InvariantCulture),
        _ => value,
    };

    public override Task<IReadOnlyList<KeyValues>?> FindBoundsAsync(KeyDivision division, CancellationToken cancellationToken) =>
        KeySplitter.FindBoundsAsync(division, cancellationToken);

    public override string NameOf(NeededType type) => MySqlTypeNames.NameOf(type);

    public override string AlterColumn(string table, string name, ColumnInfo found, NeededType type) => MySqlTypeNames.Alter(table, name, found, type);

    public override string Cast(string name, ColumnInfo found, NeededType type) => MySqlTypeNames.Cast(name, found, type);

    public override SlipwayException? Explain(Exception fault, ServerAddress address, ServerUse use) => MySqlFaults.Explain(fault, address, use);

    public override SlipwayException? ExplainConnecting(Exception fault, ServerAddress address) => MySqlConnectFaults.Explain(fault, address);

    protected override int LengthOf(string name) => name.Length;

    protected override string QuoteName(string name) => $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    // The zero date, 0000-00-00, comes as the first of all moments. Of another that is none the driver says no more than its bytes.
    private static long? ReadMoment(DbDataReader reader, int column, long ticks)
    {
        try
        {
            return reader.GetDateTime(column) is var moment && moment == DateTime.MinValue ? null : (moment.Ticks - DateTime.UnixEpoch.Ticks) / ticks;
        }
        catch (Exception fault) when (fault is FormatException or ArgumentException or InvalidCastException)
        {
            var name = Instance.Quote(reader.GetName(column));
            throw new FormatException(
                $"it is no day of the calendar, as 2020-00-00 is none; IF(MONTH({name}) * DAY({name}) = 0, NULL, {name}) takes such days for missing", fault);
        }
    }
}
