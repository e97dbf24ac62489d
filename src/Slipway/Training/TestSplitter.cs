using System.Globalization;
using System.Text;
using Slipway.Columns;
using Slipway.Projects;

namespace Slipway.Training;

/// <summary>Splits the rows of a training query, which are in the order of the key, as the project file says.</summary>
internal static class TestSplitter
{
    /// <exception cref="SlipwayException">One of the two parts would be empty, or the split's column or value is unusable.</exception>
    public static RowSplit Split(ColumnBatch rows, TestSplit split)
    {
        var parts = split switch
        {
            TestSplit.Last last => RowSplit.Last(rows.RowCount, last.Share),
            TestSplit.Random random => RowSplit.Random(rows.RowCount, random.Share, random.Seed),
            TestSplit.After after => RowSplit.FromTest(rows.RowCount, IsAfter(rows, after)),
            _ => throw new ArgumentOutOfRangeException(nameof(split)),
        };
        if (parts.Train.Length < 2 || parts.Test.Length == 0)
        {
            throw new SlipwayException(
                ErrorKind.Data,
                $"The split ({RowSplit.Describe(split)}) leaves {parts.Train.Length} of {rows.RowCount} rows to train and {parts.Test.Length} to test; " +
                "at least 2 and 1 are needed. Give more rows or change train.test.");
        }

        return parts;
    }

    private static Func<int, bool> IsAfter(ColumnBatch rows, TestSplit.After after)
    {
        if (!rows.Schema.TryFind(after.Column, out var index, out var info))
        {
            throw new SlipwayException(
                ErrorKind.Database,
                $"The test split's column '{after.Column}' is not in the training query; it has {string.Join(", ", rows.Schema.Columns.Select(c => c.Name))}.");
        }

        var column = rows.Columns[index];
        if (column.Nulls.Count > 0)
        {
            throw new SlipwayException(
                ErrorKind.Data, $"The test split's column '{info.Name}' is NULL in row {column.Nulls.Rows().First() + 1}, so it can't tell training from test rows.");
        }

        switch (column)
        {
            case TextColumn text:
                var limit = Encoding.UTF8.GetBytes(after.Value);
                return row => text[row].SequenceCompareTo(limit) > 0;
            case Int64Column { Info.Type: ColumnType.Date or ColumnType.Timestamp } moments:
                var moment = ParseMoment(info, after.Value);
                return row => moments.Values[row] > moment;
            case Int64Column integers:
                var whole = ParseNumber(info, after.Value);
                return row => integers.Values[row] > whole;
            default:
                var number = ParseNumber(info, after.Value);
                return row => ((DoubleColumn)column).Values[row] > number;
        }
    }

    private static long ParseMoment(ColumnInfo column, string value)
    {
        if (!DateTime.TryParse(
                value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var moment))
        {
            throw Unreadable(column, value, "a date such as 2026-01-31");
        }

        var elapsed = moment - DateTime.UnixEpoch;
        return column.Type == ColumnType.Date ? (long)Math.Floor(elapsed.TotalDays) : (long)Math.Floor(elapsed.TotalMicroseconds);
    }

    private static double ParseNumber(ColumnInfo column, string value) =>
        double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Unreadable(column, value, "a number");

    private static SlipwayException Unreadable(ColumnInfo column, string value, string expected) => new(
        ErrorKind.Usage, $"The test split compares column '{column.Name}' to '{value}'; expected {expected}.");
}
