using System.Globalization;
using Npgsql.PostgresTypes;
using Npgsql.Schema;
using Slipway.Columns;
using Slipway.Sources.Servers;

namespace Slipway.Sources.PostgreSql;

/// <summary>What each column type of PostgreSQL becomes. docs/databases.md has it as a table.</summary>
internal static class PostgreSqlTypes
{
    public const string Uuid = "uuid";

    // More digits than a 64-bit integer holds at least.
    private const int ExactDigits = 18;

    public static ServerColumn Describe(NpgsqlDbColumn column, bool isKey)
    {
        var declared = Declared(column);
        ServerColumn Column(ColumnType type, CellKind kind, string expression = "{0}", int? scale = null, bool? hasTimeZone = null) =>
            new(new ColumnInfo(column.ColumnName, type, declared, scale) { HasTimeZone = hasTimeZone }, kind, expression);

        if (column.PostgresType is PostgresEnumType)
        {
            return Column(ColumnType.Text, CellKind.Text, "{0}::text");
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
            "numeric" when !isKey => Column(ColumnType.Decimal, CellKind.Double, "{0}::float8", Scale(column)),
            "numeric" when column.NumericPrecision <= ExactDigits && Scale(column) == 0 => Column(ColumnType.Integer, CellKind.Int64, "{0}::bigint"),
            "money" when !isKey => Column(ColumnType.Decimal, CellKind.Double, "{0}::numeric::float8"),
            "bit" when column.ColumnSize == 1 => Column(ColumnType.Boolean, CellKind.Boolean, "({0} = B'1')"),
            "date" => Column(ColumnType.Date, CellKind.Date),
            "timestamp without time zone" => Column(ColumnType.Timestamp, CellKind.Timestamp, hasTimeZone: false),
            "timestamp with time zone" => Column(ColumnType.Timestamp, CellKind.Timestamp, hasTimeZone: true),
            "time without time zone" or "interval" => Column(ColumnType.Number, CellKind.Double, "extract(epoch FROM {0})::float8"),
            "time with time zone" => Column(ColumnType.Number, CellKind.Double, "extract(epoch FROM {0})::float8"),
            "text" or "character varying" => Column(ColumnType.Text, CellKind.Text),
            "character" or "citext" or "name" or "\"char\"" or "inet" or "cidr" or "macaddr" or "macaddr8" => Column(ColumnType.Text, CellKind.Text, "{0}::text"),
            Uuid => Column(ColumnType.Text, CellKind.Guid),
            _ => Column(ColumnType.Unsupported, CellKind.None, "NULL"),
        };
    }

    // The driver says of a scale of 0 what it says of none.
    private static int? Scale(NpgsqlDbColumn column) => column.NumericPrecision is null ? null : column.NumericScale ?? 0;

    // The words of CREATE TABLE.
    private static string Declared(NpgsqlDbColumn column) => column.PostgresType.Name switch
    {
        "numeric" when column.NumericPrecision is { } precision =>
            string.Create(CultureInfo.InvariantCulture, $"numeric({precision},{Scale(column)})"),
        var name => name,
    };
}
