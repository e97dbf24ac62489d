using MySqlConnector;
using Slipway.Columns;
using Slipway.Pipelines.Load.Servers;
using Slipway.Sources.Csv;
using Slipway.Sources.MySql;

namespace Slipway.Pipelines.Load.MySql;

/// <summary>What the columns of a table of MySQL or MariaDB take from a file. What the server would change with no more than a note is ruled out.</summary>
internal static class MySqlTableColumns
{
    // A column keeps the hundred years after 1901 and some more in a byte.
    private const int FirstYear = 1901;
    private const int LastYear = 2155;

    private const int AllMomentDigits = 6;

    public static TableColumn Describe(MySqlDbColumn column, ColumnDetail detail)
    {
        var type = detail.SqlType;
        var info = MySqlTypes.Describe(column, isKey: false).Info with { DeclaredType = type };
        var rule = column.ProviderType switch
        {
            MySqlDbType.Byte => FieldRules.WholeNumber(type, sbyte.MinValue, sbyte.MaxValue),
            MySqlDbType.UByte => FieldRules.WholeNumber(type, 0, byte.MaxValue),
            MySqlDbType.Int16 => FieldRules.WholeNumber(type, short.MinValue, short.MaxValue),
            MySqlDbType.UInt16 => FieldRules.WholeNumber(type, 0, ushort.MaxValue),
            MySqlDbType.Int24 => FieldRules.WholeNumber(type, -(1 << 23), (1 << 23) - 1),
            MySqlDbType.UInt24 => FieldRules.WholeNumber(type, 0, (1 << 24) - 1),
            MySqlDbType.Int32 => FieldRules.WholeNumber(type, int.MinValue, int.MaxValue),
            MySqlDbType.UInt32 => FieldRules.WholeNumber(type, 0, uint.MaxValue),
            MySqlDbType.UInt64 => FieldRules.WholeNumber(type, 0, long.MaxValue),
            MySqlDbType.Year => FieldRules.WholeNumber(type, FirstYear, LastYear),
            MySqlDbType.Float => FieldRules.SinglePrecision(type),
            MySqlDbType.Decimal or MySqlDbType.NewDecimal => FieldRules.Digits(type, column.NumericPrecision ?? 0, column.NumericScale ?? 0),
            MySqlDbType.DateTime or MySqlDbType.Timestamp when detail.MomentDigits is { } digits and < AllMomentDigits => FieldRules.Moment(type, digits),
            _ when detail.MostCharacters is { } most => FieldRules.Text(type, most),
            _ => null,
        };

        // Lengths of time and bits are read, but no file has them in a form that goes in as it is.
        var isUnfit = column.ProviderType is MySqlDbType.Time or MySqlDbType.Bit;
        return new TableColumn(isUnfit ? info with { Type = ColumnType.Unsupported } : info)
        {
            KeepsDigits = true,
            FillsItself = detail.FillsItself,
            Rule = FieldRules.WithNulls(rule, type, detail.TakesNull),
        };
    }
}
