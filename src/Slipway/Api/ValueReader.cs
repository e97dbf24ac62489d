using System.Text;
using Slipway.Columns;
using Slipway.Features;

namespace Slipway.Api;

/// <summary>Values of .NET's types to columns, as those of a database are.</summary>
internal static class ValueReader
{
    private const string Accepted = "a number (floating-point, decimal or an integer of up to 128 bits), a boolean, text, a DateOnly, a DateTime, a DateTimeOffset or null";

    private static readonly int EpochDay = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    /// <summary>A column whose type is that of its first value; <see cref="ColumnType.Unsupported"/> where all are null, and nobody can tell.</summary>
    /// <param name="name">The column's name.</param>
    /// <param name="values">One a row.</param>
    /// <param name="firstRow">The number of the first row, for messages.</param>
    /// <exception cref="SlipwayException">A value is of no known type, or of another kind than the first.</exception>
    public static GivenColumn Read<T>(string name, IReadOnlyList<T> values, long firstRow = 1)
    {
        var info = new ColumnInfo(name, ColumnType.Unsupported);
        for (var row = 0; row < values.Count && info.Type == ColumnType.Unsupported; row++)
        {
            info = Describe(name, values[row], NumberOf(row));
        }

        string? local = null;
        var column = Column.Create(info, values.Count);
        for (var row = 0; row < values.Count; row++)
        {
            if (!TryAppend(column, values[row]))
            {
                var found = Describe(name, values[row], NumberOf(row));
                throw new SlipwayException(
                    ErrorKind.Data,
                    $"Row {firstRow + row} of column '{name}': expected {TypeContract.Describe(info.Type)} as in the rows before it, found {TypeContract.Describe(found.Type)}. Give the column values of one kind.");
            }

            if (local is null && IsLocal(values[row]))
            {
                local = $"local {info.DeclaredType}{InRow(NumberOf(row))}";
            }
        }

        return new GivenColumn(column, local);

        // One row has no number.
        long? NumberOf(int row) => values.Count == 1 && firstRow == 1 ? null : firstRow + row;
    }

    private static string InRow(long? row) => row is null ? "" : $" in row {row}";

    private static bool IsLocal<T>(T value) => value is DateTime { Kind: DateTimeKind.Local } || (value is DateTimeOffset moment && moment.Offset != TimeSpan.Zero);

    private static ColumnInfo Describe<T>(string name, T value, long? row) => value switch
    {
        null or DBNull => new ColumnInfo(name, ColumnType.Unsupported),
        double or float or Half or decimal or Int128 or long or nint or int or short or sbyte or UInt128 or ulong or nuint or uint or ushort or byte => new ColumnInfo(name, ColumnType.Number),
        bool => new ColumnInfo(name, ColumnType.Boolean),
        string => new ColumnInfo(name, ColumnType.Text),
        DateOnly => new ColumnInfo(name, ColumnType.Date),
        DateTimeOffset => new ColumnInfo(name, ColumnType.Timestamp, nameof(DateTimeOffset)) { HasTimeZone = true },
        DateTime => new ColumnInfo(name, ColumnType.Timestamp, nameof(DateTime)),
        _ => throw new SlipwayException(ErrorKind.Data, $"'{name}' holds a value of type {value.GetType()}{InRow(row)}. Give {Accepted}."),
    };

    private static bool TryAppend<T>(Column column, T value)
    {
        if (value is null or DBNull)
        {
            column.AppendNull();
            return true;
        }

        switch (column)
        {
            case DoubleColumn numbers when Number(value) is { } number:
                numbers.Append(number);
                return true;
            case Int64Column whole when Whole(column.Info, value) is { } number:
                whole.Append(number);
                return true;
            case TextColumn texts when value is string text:
                texts.Append(Encoding.UTF8.GetBytes(text));
                return true;
            default:
                return false;
        }
    }

    // Integers of 64 bits are rounded to the feature's float32 at once: by way of a double, those of many digits would be rounded twice. For larger ones, .NET itself goes that way.
    private static double? Number<T>(T value) => value switch
    {
        double number => number,
        float number => number,
        Half number => (double)number,
        decimal number => (double)number,
        Int128 number => (float)number,
        UInt128 number => (float)number,
        long number => (float)number,
        ulong number => (float)number,
        nint number => (float)number,
        nuint number => (float)number,
        int number => number,
        uint number => number,
        short number => number,
        ushort number => number,
        sbyte number => number,
        byte number => number,
        _ => null,
    };

    private static long? Whole<T>(ColumnInfo info, T value) => (info, value) switch
    {
        ({ Type: ColumnType.Boolean }, bool flag) => flag ? 1 : 0,
        ({ Type: ColumnType.Date }, DateOnly day) => day.DayNumber - EpochDay,
        ({ Type: ColumnType.Timestamp, HasTimeZone: true }, DateTimeOffset moment) => Microseconds(moment.UtcDateTime),
        ({ Type: ColumnType.Timestamp, HasTimeZone: null }, DateTime moment) => Microseconds(
            moment.Kind == DateTimeKind.Local ? moment.ToUniversalTime() : moment),
        _ => null,
    };

    // Both are positive, so that moments before 1970 too are rounded down.
    private static long Microseconds(DateTime moment) =>
        moment.Ticks / TimeSpan.TicksPerMicrosecond - DateTime.UnixEpoch.Ticks / TimeSpan.TicksPerMicrosecond;
}
