using System.Diagnostics.CodeAnalysis;
using System.Text;
using System.Text.Unicode;
using Slipway.Columns;

namespace Slipway.Sources.Sqlite;

/// <summary>
/// Brings one value to its column's type, whatever SQLite stores it as, or says why it can't be: SQLite holds
/// values of any kind in any column.
/// </summary>
internal sealed class SqliteCellReader(Schema schema, int[] keyColumns, string source)
{
    private const double LargestExactInteger = 1L << 53;
    private const int MostCharactersShown = 40;

    // Julian days of the years 0 to 9999, which as Unix seconds would all lie in early 1970.
    private const double FirstJulianDay = 1_721_059.5;
    private const double LastJulianDay = 5_373_484.5;

    // As seconds this is the year 5138, as milliseconds 1973.
    private const double FirstMilliseconds = 1e11;

    /// <summary>
    /// Appends a value that is not NULL of the row with the given number. Returns false, and appends nothing, for a fraction in a column of integers: the
    /// column has to become one of numbers.
    /// </summary>
    public bool Append(Column column, int index, SqliteStorageClass storage, SqliteRow row, long number)
    {
        switch (schema[index].Type)
        {
            case ColumnType.Integer when storage is SqliteStorageClass.Integer or SqliteStorageClass.Real:
                return AppendInteger(column, index, storage, row);
            case ColumnType.Number or ColumnType.Decimal when storage == SqliteStorageClass.Integer && keyColumns.Contains(index):
                ((DoubleColumn)column).AppendExact(row.GetInt64(index));
                return true;
            case ColumnType.Number or ColumnType.Decimal when storage is SqliteStorageClass.Integer or SqliteStorageClass.Real:
                ((DoubleColumn)column).Append(row.GetDouble(index));
                return true;
            case ColumnType.Boolean:
                ((Int64Column)column).Append(ReadBoolean(index, storage, row, number));
                return true;
            case ColumnType.Date when storage == SqliteStorageClass.Text:
                ((Int64Column)column).Append(ReadDate(index, row, number));
                return true;
            case ColumnType.Timestamp when storage != SqliteStorageClass.Blob:
                ((Int64Column)column).Append(ReadTimestamp(index, storage, row, number));
                return true;
            case ColumnType.Text when storage == SqliteStorageClass.Text:
                var utf8 = row.GetUtf8(index);
                if (!Utf8.IsValid(utf8))
                {
                    Throw(index, row, number, "text in UTF-8", "text with bytes that are not UTF-8");
                }

                ((TextColumn)column).Append(utf8);
                return true;
            default:
                Throw(index, row, number, Expectation(index), Describe(index, storage, row));
                return false;
        }
    }

    private static bool AppendInteger(Column column, int index, SqliteStorageClass storage, SqliteRow row)
    {
        if (column is DoubleColumn numbers)
        {
            if (storage == SqliteStorageClass.Real)
            {
                numbers.Append(row.GetDouble(index));
            }
            else
            {
                numbers.AppendExact(row.GetInt64(index));
            }

            return true;
        }

        var number = row.GetDouble(index);
        if (storage == SqliteStorageClass.Real && (Math.Truncate(number) != number || Math.Abs(number) > LargestExactInteger))
        {
            return false;
        }

        ((Int64Column)column).Append(row.GetInt64(index));
        return true;
    }

    private long ReadBoolean(int index, SqliteStorageClass storage, SqliteRow row, long number)
    {
        if (storage is SqliteStorageClass.Integer or SqliteStorageClass.Real && row.GetDouble(index) is 0 or 1)
        {
            return row.GetInt64(index);
        }

        if (storage == SqliteStorageClass.Text)
        {
            var text = row.GetUtf8(index);
            if (Ascii.EqualsIgnoreCase(text, "true"u8))
            {
                return 1;
            }

            if (Ascii.EqualsIgnoreCase(text, "false"u8))
            {
                return 0;
            }
        }

        Throw(index, row, number, Expectation(index), Describe(index, storage, row));
        return 0;
    }

    // A moment in a column of days is right only at midnight.
    private long ReadDate(int index, SqliteRow row, long number)
    {
        const long MicrosecondsPerDay = 86_400_000_000;
        if (!IsoTimestamp.TryParse(row.GetUtf8(index), out var microseconds) || microseconds % MicrosecondsPerDay != 0)
        {
            Throw(index, row, number, Expectation(index), Describe(index, SqliteStorageClass.Text, row));
        }

        return microseconds / MicrosecondsPerDay;
    }

    private long ReadTimestamp(int index, SqliteStorageClass storage, SqliteRow row, long number)
    {
        if (storage == SqliteStorageClass.Text)
        {
            if (!IsoTimestamp.TryParse(row.GetUtf8(index), out var microseconds))
            {
                Throw(index, row, number, Expectation(index), Describe(index, storage, row));
            }

            return microseconds;
        }

        var seconds = row.GetDouble(index);
        if (seconds is >= FirstJulianDay and <= LastJulianDay || Math.Abs(seconds) >= FirstMilliseconds)
        {
            Throw(
                index, row, number, Expectation(index),
                $"{Describe(index, storage, row)}, which looks like {(Math.Abs(seconds) >= FirstMilliseconds ? "milliseconds" : "a Julian day")}");
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

    private static string Describe(int index, SqliteStorageClass storage, SqliteRow row)
    {
        if (storage == SqliteStorageClass.Blob)
        {
            return "a blob";
        }

        var text = row.GetString(index)!;
        text = text.Length <= MostCharactersShown ? text : $"{text[..MostCharactersShown]}...";
        return storage == SqliteStorageClass.Text ? $"the text '{text}'" : $"the number {text}";
    }

    [DoesNotReturn]
    private void Throw(int index, SqliteRow row, long number, string expected, string found)
    {
        var column = schema[index];
        var declared = column.DeclaredType.Length > 0 ? $"declared {column.DeclaredType}" : "as in the rows before";
        var key = keyColumns.Length == 0
            ? ""
            : $" ({string.Join(", ", keyColumns.Select(i => $"{schema[i].Name} {Excerpt.Of(row.GetString(i) ?? "NULL")}"))})";
        throw new SlipwayException(
            ErrorKind.Data,
            $"Column '{column.Name}' of {source}, row {number}{key}: expected {expected} ({declared}), found {found}. Correct the value, or convert or leave out the column with a query.");
    }
}
