using System.Data.Common;
using Npgsql;
using Slipway.Columns;
using Slipway.Pipelines.Load.Servers;
using Slipway.Sinks.PostgreSql;
using Slipway.Sources.Csv;
using Slipway.Sources.PostgreSql;
using Slipway.Sources.Servers;

namespace Slipway.Pipelines.Load.PostgreSql;

/// <summary>PostgreSQL as a place to load files into.</summary>
internal sealed class PostgreSqlLoadDialect : LoadDialect
{
    // https://www.postgresql.org/docs/15/datatype-numeric.html#DATATYPE-NUMERIC-TABLE
    private const int MostWholeDigits = 131_072;
    private const int MostFractionDigits = 16_383;

    public static PostgreSqlLoadDialect Instance { get; } = new();

    // https://www.postgresql.org/docs/15/limits.html
    public override TableLimits Limits { get; } = new("a PostgreSQL table", 1_600, StringComparer.Ordinal);

    public override bool MakesTablesInTransactions => true;

    public override string LimitWaiting => FormattableString.Invariant($"SET lock_timeout = '{LongestWaitSeconds}s'");

    public override IReadOnlyList<NewColumn> ColumnsFor(ServerConnection connection, FileSchema file) =>
        [.. file.Columns.Columns.Select((column, i) => ColumnFor(connection, column, file.Widths[i]))];

    public override Task<List<ColumnDetail>> ReadDetailsAsync(ServerConnection connection, TableName table, CancellationToken cancellationToken) => connection.ReadAllAsync(
        """
        SELECT a.attname::text, pg_catalog.format_type(a.atttypid, a.atttypmod), NOT a.attnotnull,
          a.attidentity <> '' OR a.attgenerated <> '' OR coalesce(pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE 'nextval(%', false),
          CASE WHEN a.atttypid IN ('timestamp'::regtype, 'timestamptz'::regtype) AND a.atttypmod >= 0 THEN a.atttypmod END,
          CASE WHEN a.atttypid IN ('varchar'::regtype, 'bpchar'::regtype) AND a.atttypmod > 4 THEN a.atttypmod - 4 END
        FROM pg_catalog.pg_attribute a
        JOIN pg_catalog.pg_class c ON c.oid = a.attrelid JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
        WHERE n.nspname = @p1 AND c.relname = @p2 AND a.attnum > 0 AND NOT a.attisdropped
        """,
        [table.Schema, table.Name],
        row => new ColumnDetail(
            row.GetString(0), row.GetString(1), row.GetBoolean(2), row.GetBoolean(3), row.IsDBNull(4) ? null : row.GetInt32(4), row.IsDBNull(5) ? null : row.GetInt32(5)), cancellationToken);

    public override TableColumn Describe(DbColumn column, ColumnDetail detail) => PostgreSqlTableColumns.Describe((PostgreSqlColumn)column, detail);

    public override Task RequireAppendableAsync(ServerConnection connection, TableName table, CancellationToken cancellationToken) => Task.CompletedTask;

    public override INewTable NewTable(ServerConnection connection, TableName table, bool replaces) => new PostgreSqlNewTable(connection, table, replaces);

    // "row is too big: size 12824, maximum size 8160"
    public override string? RowLimit(SlipwayException fault) =>
        fault.InnerException is PostgresException { SqlState: PostgresErrorCodes.ProgramLimitExceeded } error && error.MessageText.Split(' ') is [.., "size", var limit]
            ? limit
            : null;

    private static NewColumn ColumnFor(ServerConnection connection, ColumnInfo column, FieldWidth width)
    {
        var isNumeric = column.Type == ColumnType.Decimal && width is { WholeDigits: <= MostWholeDigits, FractionDigits: <= MostFractionDigits };
        var isText = column.Type is ColumnType.Decimal or ColumnType.Text && !isNumeric;
        var type = isNumeric ? "NUMERIC" : isText ? "TEXT" : PostgreSqlSinkDialect.Instance.TypeOf(connection, column, isKey: false);
        return new NewColumn(type, column with { KeepsDigits = true }, column.Type == ColumnType.Text ? FieldRules.TextWithoutNul(type) : null) { IsText = isText };
    }
}
