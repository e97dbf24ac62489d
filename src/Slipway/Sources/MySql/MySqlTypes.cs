using System.Globalization;
using MySqlConnector;
using Slipway.Columns;
using Slipway.Sources.Servers;

namespace Slipway.Sources.MySql;

/// <summary>What each column type of MySQL and MariaDB becomes. docs/database-types.md has it as a table.</summary>
internal static class MySqlTypes
{
    // More digits than a 64-bit integer holds at least.
    private const int ExactDigits = 18;

    private const int LastYear = 2155;

    public static ServerColumn Describe(MySqlDbColumn column, bool isKey)
    {
        var declared = Declared(column);
        ServerColumn Column(ColumnType type, CellKind kind, string expression = "{0}", int? scale = null, bool? hasTimeZone = null) =>
            new(new ColumnInfo(column.ColumnName, type, declared, scale) { HasTimeZone = hasTimeZone, Limits = Limits(column) }, kind, expression);

        return column.ProviderType switch
        {
            // It may hold more than 0 and 1, and a key must keep them apart wherever it is stored.
            MySqlDbType.Bool when isKey => Column(ColumnType.Integer, CellKind.Int64, "CAST({0} AS SIGNED)"),
            MySqlDbType.Bool => Column(ColumnType.Boolean, CellKind.Int64, "CAST({0} AS SIGNED)"),
            MySqlDbType.Bit when column.ColumnSize == 1 => Column(ColumnType.Boolean, CellKind.UInt64, "CAST({0} AS UNSIGNED)"),
            MySqlDbType.Bit => Column(ColumnType.Integer, CellKind.UInt64, "CAST({0} AS UNSIGNED)"),
            MySqlDbType.Byte or MySqlDbType.UByte or MySqlDbType.Int16 or MySqlDbType.UInt16 or MySqlDbType.Int24 or MySqlDbType.UInt24 or MySqlDbType.Int32 =>
                Column(ColumnType.Integer, CellKind.Int32),
            MySqlDbType.UInt32 or MySqlDbType.Int64 => Column(ColumnType.Integer, CellKind.Int64),
            MySqlDbType.UInt64 => Column(ColumnType.Integer, CellKind.UInt64),
            MySqlDbType.Year => Column(ColumnType.Integer, CellKind.Int64, "CAST({0} AS SIGNED)"),
            MySqlDbType.Float => Column(ColumnType.Number, CellKind.Single),
            MySqlDbType.Double => Column(ColumnType.Number, CellKind.Double),
            MySqlDbType.Decimal or MySqlDbType.NewDecimal when !isKey =>
                Column(ColumnType.Decimal, CellKind.Double, "({0} + 0e0)", column.NumericScale ?? 0),
            MySqlDbType.Decimal or MySqlDbType.NewDecimal when column.NumericScale is 0 or null && column.NumericPrecision <= ExactDigits =>
                Column(ColumnType.Integer, CellKind.Int64, "CAST({0} AS SIGNED)"),
            MySqlDbType.Date or MySqlDbType.Newdate => Column(ColumnType.Date, CellKind.Date),
            MySqlDbType.DateTime => Column(ColumnType.Timestamp, CellKind.Timestamp, hasTimeZone: false),
            MySqlDbType.Timestamp => Column(ColumnType.Timestamp, CellKind.Timestamp, hasTimeZone: true),
            MySqlDbType.Time when !isKey => Column(ColumnType.Number, CellKind.Duration) with { Operand = "SEC_TO_TIME({0})" },
            MySqlDbType.String or MySqlDbType.VarString or MySqlDbType.VarChar or MySqlDbType.TinyText or MySqlDbType.Text or MySqlDbType.MediumText
                or MySqlDbType.LongText => Column(ColumnType.Text, CellKind.Text),

            // Ordered by their members' numbers, but compared with text as text.
            MySqlDbType.Enum or MySqlDbType.Set => Column(ColumnType.Text, CellKind.Text) with { IsOrderedByBytes = true },
            _ => Column(ColumnType.Unsupported, CellKind.None, "NULL"),
        };
    }

    private static ValueRange? Limits(MySqlDbColumn column) => column.ProviderType switch
    {
        MySqlDbType.Bool or MySqlDbType.Byte => ValueRange.Whole(8),
        MySqlDbType.UByte => ValueRange.Whole(8, isUnsigned: true),
        MySqlDbType.Int16 => ValueRange.Whole(16),
        MySqlDbType.UInt16 => ValueRange.Whole(16, isUnsigned: true),
        MySqlDbType.Int24 => ValueRange.Whole(24),
        MySqlDbType.UInt24 => ValueRange.Whole(24, isUnsigned: true),
        MySqlDbType.Int32 => ValueRange.Whole(32),
        MySqlDbType.UInt32 => ValueRange.Whole(32, isUnsigned: true),
        MySqlDbType.Int64 => ValueRange.Whole(64),
        MySqlDbType.UInt64 => ValueRange.Whole(64, isUnsigned: true),
        MySqlDbType.Bit => ValueRange.Whole(column.ColumnSize ?? 64, isUnsigned: true),
        MySqlDbType.Year => new ValueRange(0, LastYear),
        MySqlDbType.Decimal or MySqlDbType.NewDecimal when column.NumericPrecision is { } precision => ValueRange.Decimal(precision, column.NumericScale ?? 0),
        _ => null,
    };

    // The words of CREATE TABLE.
    private static string Declared(MySqlDbColumn column) => column.ProviderType switch
    {
        MySqlDbType.Decimal or MySqlDbType.NewDecimal =>
            string.Create(CultureInfo.InvariantCulture, $"DECIMAL({column.NumericPrecision},{column.NumericScale ?? 0})"),
        MySqlDbType.Bool => "TINYINT(1)",
        MySqlDbType.Bit => string.Create(CultureInfo.InvariantCulture, $"BIT({column.ColumnSize})"),
        _ => column.DataTypeName ?? "",
    };
}
