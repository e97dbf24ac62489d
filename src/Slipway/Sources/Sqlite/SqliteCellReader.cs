using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using Slipway.Columns;

namespace Slipway.Sources.Sqlite;

/// <summary>
/// Brings one value to its column's type, whatever SQLite stores it as, or says why it can't be: SQLite holds
/// values of any kind in any column.
/// </summary>
internal sealed class SqliteCellReader(SqliteStatement statement, Schema schema, int[] keyColumns, string source)
{
    private const double LargestExactInteger = 1L << 53;
    private const int MostCharactersShown = 40;

    // Julian days of the years 0 to 9999, which as Unix seconds would all lie in early 1970.
    private const double FirstJulianDay = 1_721_059.5;
    private const double LastJulianDay = 5_373_484.5;

    // As seconds this is the year 5138, as milliseconds 1973.
    private const double FirstMilliseconds = 1e11;

    /// <summary>
    /// Appends a value that is not NULL. Returns false, and appends nothing, for a fraction in a column of integers: the
    /// column has to become one of numbers.
    /// </summary>
    public bool Append(Column column, int index, SqliteStorageClass storage, long row)
    {
        switch (schema[index].Type)
        {
            case ColumnType.Integer when storage is SqliteStorageClass.Integer or SqliteStorageClass.Real:
                return AppendInteger(column, index, storage);
            case ColumnType.Number or ColumnType.Decimal when storage is SqliteStorageClass.Integer or SqliteStorageClass.Real:
                ((DoubleColumn)column).Append(statement.GetDouble(index));
                return true;
            case ColumnType.Boolean:
                ((Int64Column)column).Append(ReadBoolean(index, storage, row));
                return true;
            case ColumnType.Date when storage == SqliteStorageClass.Text:
                ((Int64Column)column).Append(ReadDate(index, row));
                return true;
            case ColumnType.Timestamp when storage != SqliteStorageClass.Blob:
                ((Int64Column)column).Append(ReadTimestamp(index, storage, row));
                return true;
            case ColumnType.Text when storage == SqliteStorageClass.Text:
                var utf8 = statement.GetUtf8(index);
                if (!Utf8.IsValid(utf8))
                {
                    Throw(index, row, "text in UTF-8", "text with bytes that are not UTF-8");
                }

                ((TextColumn)column).Append(utf8);
                return true;
            default:
                Throw(index, row, Expectation(index), Describe(index, storage));
                return false;
        }
    }

    private bool AppendInteger(Column column, int index, SqliteStorageClass storage)
    {
        if (column is DoubleColumn numbers)
        {
            if (storage == SqliteStorageClass.Real)
            {
                numbers.Append(statement.GetDouble(index));
            }
            else
            {
                numbers.AppendExact(statement.GetInt64(index));
            }

            return true;
        }

        var number = statement.GetDouble(index);
        if (storage == SqliteStorageClass.Real && (Math.Truncate(number) != number || Math.Abs(number) > LargestExactInteger))
        {
            return false;
        }

        ((Int64Column)column).Append(statement.GetInt64(index));
        return true;
    }

    private long ReadBoolean(int index, SqliteStorageClass storage, long row)
    {
        if (storage is SqliteStorageClass.Integer or SqliteStorageClass.Real && statement.GetDouble(index) is 0 or 1)
        {
            return statement.GetInt64(index);
        }

        if (storage == SqliteStorageClass.Text)
        {
            var text = statement.GetUtf8(index);
            if (Ascii.EqualsIgnoreCase(text, "true"u8))
            {
                return 1;
            }

            if (Ascii.EqualsIgnoreCase(text, "false"u8))
            {
                return 0;
            }
        }

        Throw(index, row, Expectation(index), Describe(index, storage));
        return 0;
    }

    // A moment in a column of days is right only at midnight.
    private long ReadDate(int index, long row)
    {
        const long MicrosecondsPerDay = 86_400_000_000;
        if (!IsoTimestamp.TryParse(statement.GetUtf8(index), out var microseconds) || microseconds % MicrosecondsPerDay != 0)
        {
            Throw(index, row, Expectation(index), Describe(index, SqliteStorageClass.Text));
        }

        return microseconds / MicrosecondsPerDay;
    }

    private long ReadTimestamp(int index, SqliteStorageClass storage, long row)
    {
        if (storage == SqliteStorageClass.Text)
        {
            if (!IsoTimestamp.TryParse(statement.GetUtf8(index), out var microseconds))
            {
                Throw(index, row, Expectation(index), Describe(index, storage));
            }

            return microseconds;
        }

        var seconds = statement.GetDouble(index);
        if (seconds is >= FirstJulianDay and <= LastJulianDay || Math.Abs(seconds) >= FirstMilliseconds)
        {
            Throw(
                index, row, Expectation(index),
                $"{Describe(index, storage)}, which looks like {(Math.Abs(seconds) >= FirstMilliseconds ? "milliseconds" : "a Julian day")}");
        }

        return (long)Math.Round(seconds * 1e6);
    }

    private string Expectation(int index) => schema[index].Type switch
    {
        ColumnType.Integer or ColumnType.Number or ColumnType.Decimal => "a number",
        ColumnType.Boolean => "0, 1, 'true' or 'false'",
        ColumnType.Date => "a date as text such as '2024-05-01'",
        ColumnType.Timestamp => "a time as text such as '2024-05-01 12:30:00', or as Unix seconds",
        _ => "text",
    };

    private string Describe(int index, SqliteStorageClass storage)
    {
        if (storage == SqliteStorageClass.Blob)
        {
            return "a blob";
        }

        var text = statement.GetString(index)!;
        text = text.Length <= MostCharactersShown ? text : $"{text[..MostCharactersShown]}...";
        return storage == SqliteStorageClass.Text ? $"the text '{text}'" : $"the number {text}";
    }

    [DoesNotReturn]
    private void Throw(int index, long row, string expected, string found)
    {
        var column = schema[index];
        var declared = column.DeclaredType.Length > 0 ? $"declared {column.DeclaredType}" : "as in the rows before";
        var key = keyColumns.Length == 0
            ? ""
            : $" ({string.Join(", ", keyColumns.Select(i => $"{schema[i].Name} {statement.GetString(i) ?? "NULL"}"))})";
        throw new SlipwayException(
            ErrorKind.Data,
            $"Column '{column.Name}' of {source}, row {row}{key}: expected {expected} ({declared}), found {found}. Correct the value, or convert or leave out the column with a query.");
    }
}
