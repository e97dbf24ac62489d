using System.Globalization;

namespace Slipway.Columns;

/// <summary>Whole numbers, booleans (1 and 0), dates (days since 1970) and timestamps (microseconds since 1970).</summary>
internal sealed class Int64Column(ColumnInfo info, int capacity) : ValueColumn<long>(info, capacity)
{
    public override Column Gather(ReadOnlySpan<int> rows)
    {
        var gathered = new Int64Column(Info, rows.Length);
        gathered.AppendRows(this, rows);
        return gathered;
    }

    /// <summary>The same rows as numbers, rounded where they have more digits than a double.</summary>
    public DoubleColumn ToNumbers(int capacity)
    {
        var numbers = new DoubleColumn(Info with { Type = ColumnType.Number }, Math.Max(capacity, Count));
        for (var row = 0; row < Count; row++)
        {
            if (Nulls[row])
            {
                numbers.AppendNull();
            }
            else
            {
                numbers.Append(Values[row]);
            }
        }

        return numbers;
    }

    /// <summary>The moment of a row of dates (midnight) or timestamps, marked as UTC.</summary>
    public DateTime MomentAt(int row) => Moment(Info.Type, Values[row]);

    /// <summary>The same values as whole numbers, whatever they stand for.</summary>
    public Int64Column AsIntegers()
    {
        var integers = new Int64Column(Info with { Type = ColumnType.Integer }, Count);
        integers.AppendAll(this);
        return integers;
    }

    public override string? Format(int row) => Nulls[row] ? null : Format(Info.Type, Values[row]);

    /// <summary>A value of a column of this type as invariant text.</summary>
    public static string Format(ColumnType type, long value) => type switch
    {
        ColumnType.Date => Moment(type, value).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        ColumnType.Timestamp => Moment(type, value).ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFF", CultureInfo.InvariantCulture),
        ColumnType.Boolean => value == 0 ? "false" : "true",
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static DateTime Moment(ColumnType type, long value) =>
        DateTime.UnixEpoch.AddTicks(value * (type == ColumnType.Date ? TimeSpan.TicksPerDay : TimeSpan.TicksPerMicrosecond));
}
