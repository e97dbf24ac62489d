using System.Globalization;
using Npgsql.PostgresTypes;
using Slipway.Columns;
using Slipway.Sources.Servers;

namespace Slipway.Sources.PostgreSql;

/// <summary>What each column type of PostgreSQL becomes. docs/database-types.md has it as a table.</summary>
internal static class PostgreSqlTypes
{
    public const string Uuid = "uuid";

    // More digits than a 64-bit integer holds at least.
    private const int ExactDigits = 18;

    public static ServerColumn Describe(PostgreSqlColumn column, bool isKey)
    {
        var declared = Declared(column);
        ServerColumn Column(ColumnType type, CellKind kind, string expression = "{0}", int? scale = null, bool? hasTimeZone = null) =>
            new(new ColumnInfo(column.ColumnName, type, declared, scale) { HasTimeZone = hasTimeZone, Limits = Limits(column) }, kind, expression);

        ServerColumn Converted(ColumnType type, CellKind kind, string expression) => Column(type, kind, expression) with { Compared = expression };

        // Compared as what it is, so that an index on it is used.
        ServerColumn AsText(string type) => Column(ColumnType.Text, CellKind.Text, "{0}::text") with { Operand = $"{{0}}::{type}" };

        if (column.PostgresType is PostgresEnumType)
        {
            return AsText(Quoted(column.PostgresType));
        }

        return column.PostgresType.Name switch
        {
            "boolean" => Column(ColumnType.Boolean, CellKind.Boolean),
            "smallint" => Column(ColumnType.Integer, CellKind.Int16),
            "integer" => Column(ColumnType.Integer, CellKind.Int32),
            "bigint" => Column(ColumnType.Integer, CellKind.Int64),
            "oid" => Column(ColumnType.Integer, CellKind.Int64, "{0}::bigint"),
            "real" => Column(ColumnType.Number, CellKind.Single),
            "double precision" => Column(ColumnType.Number, CellKind.Double),
            "numeric" when !isKey => Column(ColumnType.Decimal, CellKind.Numeric, "numeric_send({0})", column.NumericScale),
            "numeric" when column.NumericPrecision <= ExactDigits && column.NumericScale == 0 => Column(ColumnType.Integer, CellKind.Int64, "{0}::bigint"),
            "money" when !isKey => Column(ColumnType.Decimal, CellKind.Numeric, "numeric_send({0}::numeric)") with { Compared = "{0}::numeric" },
            "bit" when column.ColumnSize == 1 && !isKey => Converted(ColumnType.Boolean, CellKind.Boolean, "({0} = B'1')"),
            "bit" when column.ColumnSize is > 1 and < 64 && !isKey => Converted(ColumnType.Integer, CellKind.Int64, "{0}::bigint"),
            "date" => Column(ColumnType.Date, CellKind.Date),
            "timestamp without time zone" => Column(ColumnType.Timestamp, CellKind.Timestamp, hasTimeZone: false),
            "timestamp with time zone" => Column(ColumnType.Timestamp, CellKind.Timestamp, hasTimeZone: true),
            "time without time zone" or "time with time zone" or "interval" when !isKey => Converted(ColumnType.Number, CellKind.Double, "extract(epoch FROM {0})::float8"),
            "text" or "character varying" => Column(ColumnType.Text, CellKind.Text),
            "character" => AsText("bpchar"),
            "citext" => AsText(Quoted(column.PostgresType)),
            "char" => AsText("\"char\""),
            "name" or "inet" or "cidr" or "macaddr" or "macaddr8" => AsText(column.PostgresType.Name),
            Uuid => Column(ColumnType.Text, CellKind.Guid),
            _ => Column(ColumnType.Unsupported, CellKind.None, "NULL"),
        };
    }

    private static ValueRange? Limits(PostgreSqlColumn column) => column.PostgresType.Name switch
    {
        "boolean" => new ValueRange(0, 1),
        "smallint" => ValueRange.Whole(16),
        "integer" => ValueRange.Whole(32),
        "bigint" => ValueRange.Whole(64),
        "oid" => ValueRange.Whole(32, isUnsigned: true),
        "numeric" when column.NumericPrecision is { } precision => ValueRange.Decimal(precision, column.NumericScale ?? 0),
        "bit" when column.ColumnSize is { } bits => ValueRange.Whole(bits, isUnsigned: true),
        _ => null,
    };

    private static string Quoted(PostgresType type) =>
        $"{PostgreSqlDialect.Instance.Quote(type.Namespace)}.{PostgreSqlDialect.Instance.Quote(type.Name)}";

    // The words of CREATE TABLE.
    private static string Declared(PostgreSqlColumn column) => column.PostgresType.Name switch
    {
        "numeric" when column.NumericPrecision is { } precision =>
            string.Create(CultureInfo.InvariantCulture, $"numeric({precision},{column.NumericScale})"),
        var name => name,
    };
}
