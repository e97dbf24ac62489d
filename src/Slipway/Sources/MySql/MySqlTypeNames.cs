using System.Globalization;
using Slipway.Columns;

namespace Slipway.Sources.MySql;

/// <summary>Types in MySQL's words.</summary>
internal static class MySqlTypeNames
{
    // More digits than INT and BIGINT hold at least.
    private const int IntDigits = 9;
    private const int BigIntDigits = 18;

    public static string NameOf(NeededType type) => type.Type switch
    {
        ColumnType.Integer => type.Precision <= IntDigits ? "INT" : type.Precision <= BigIntDigits ? "BIGINT" : Decimal(type.Precision, 0),
        ColumnType.Decimal => Decimal(type.Precision, type.Scale),
        ColumnType.Text => "VARCHAR(255)",
        ColumnType.Date => "DATE",
        ColumnType.Timestamp => type.HasTimeZone ? "TIMESTAMP(6)" : "DATETIME(6)",
        _ => "DOUBLE",
    };

    // What becomes a moment in UTC, or was one, changes by the session's time zone.
    public static string Alter(string table, string column, ColumnInfo found, NeededType type) =>
        $"{(type.Type == ColumnType.Timestamp && (type.HasTimeZone || found.Type == ColumnType.Timestamp) ? "SET time_zone = '+00:00'; " : "")}ALTER TABLE {table} MODIFY {column} {NameOf(type)};";

    public static string Cast(string column, ColumnInfo found, NeededType type) => type.Type switch
    {
        ColumnType.Integer => type.Precision <= BigIntDigits ? $"CAST({column} AS SIGNED)" : $"CAST({column} AS {NameOf(type)})",
        ColumnType.Text => $"CAST({column} AS CHAR)",
        // No expression is a TIMESTAMP.
        ColumnType.Timestamp when type.HasTimeZone => $"/* after: SET time_zone = '+00:00'; ALTER TABLE its table MODIFY its column TIMESTAMP(6) */ {column}",
        ColumnType.Timestamp when found.Type != ColumnType.Timestamp => $"CAST({column} AS DATETIME(6))",
        ColumnType.Timestamp => $"CONVERT_TZ({column}, '+00:00', '+00:00')",
        _ => $"CAST({column} AS {NameOf(type)})",
    };

    private static string Decimal(int precision, int scale) => string.Create(CultureInfo.InvariantCulture, $"DECIMAL({precision},{scale})");
}
