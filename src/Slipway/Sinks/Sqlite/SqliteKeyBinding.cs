using Slipway.Columns;
using Slipway.Sources.Sqlite;

namespace Slipway.Sinks.Sqlite;

/// <summary>Hands the values of key columns to statements.</summary>
internal static class SqliteKeyBinding
{
    /// <summary>Binds one value of a key as the source had it: dates and moments as ISO 8601 text.</summary>
    public static void BindKey(this SqliteStatement statement, int parameter, Column column, int row)
    {
        switch (column)
        {
            case Int64Column { Info.Type: not (ColumnType.Date or ColumnType.Timestamp) } integers:
                statement.Bind(parameter, integers.Values[row]);
                break;
            case DoubleColumn numbers:
                statement.Bind(parameter, numbers.Values[row]);
                break;
            case TextColumn text:
                statement.Bind(parameter, text[row]);
                break;
            default:
                statement.Bind(parameter, column.Format(row));
                break;
        }
    }
}
