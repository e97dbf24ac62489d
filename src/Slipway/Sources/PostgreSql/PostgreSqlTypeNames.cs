using System.Globalization;
using Slipway.Columns;

namespace Slipway.Sources.PostgreSql;

/// <summary>Types in PostgreSQL's words.</summary>
internal static class PostgreSqlTypeNames
{
    // More digits than integer and bigint hold at least.
    private const int IntegerDigits = 9;
    private const int BigintDigits = 18;

    public static string NameOf(NeededType type) => type.Type switch
    {
        ColumnType.Integer => type.Precision <= IntegerDigits ? "integer" : type.Precision <= BigintDigits ? "bigint" : Numeric(type.Precision, 0),
        ColumnType.Decimal => Numeric(type.Precision, type.Scale),
        ColumnType.Text => "text",
        ColumnType.Date => "date",
        ColumnType.Timestamp => type.HasTimeZone ? "timestamptz" : "timestamp",
        _ => "double precision",
    };

    // Where the server does not convert by itself, it must be told how.
    public static string Alter(string table, string column, ColumnInfo found, NeededType type) =>
        $"ALTER TABLE {table} ALTER COLUMN {column} TYPE {NameOf(type)}{(Converts(found, type) ? "" : $" USING {Cast(column, found, type)}")};";

    public static string Cast(string column, ColumnInfo found, NeededType type) => found.Type == ColumnType.Timestamp && type.Type == ColumnType.Timestamp
        ? $"{column} AT TIME ZONE 'UTC'"
        : $"CAST({column} AS {NameOf(type)})";

    private static bool Converts(ColumnInfo found, NeededType type) => type.Type == ColumnType.Text
        || (found is { IsNumeric: true, Type: not ColumnType.Boolean } && type.Type is ColumnType.Integer or ColumnType.Decimal or ColumnType.Number)
        || (found.Type == ColumnType.Date && type.Type == ColumnType.Timestamp);

    private static string Numeric(int precision, int scale) => string.Create(CultureInfo.InvariantCulture, $"numeric({precision},{scale})");
}
