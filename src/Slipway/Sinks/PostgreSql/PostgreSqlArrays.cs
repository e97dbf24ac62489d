using Slipway.Columns;
using Slipway.Sources.PostgreSql;

namespace Slipway.Sinks.PostgreSql;

/// <summary>A key's column, without NULLs, as an array that Npgsql takes for one parameter.</summary>
internal static class PostgreSqlArrays
{
    public static object Of(Column column) => column switch
    {
        DoubleColumn numbers => numbers.Values.ToArray(),
        Int64Column { Info.Type: ColumnType.Integer } integers => integers.Values.ToArray(),
        Int64Column { Info.Type: ColumnType.Boolean } booleans => Convert(booleans, (values, row) => values.Values[row] != 0),
        Int64Column { Info.Type: ColumnType.Date } days => Convert(days, (values, row) => DateOnly.FromDateTime(values.MomentAt(row))),

        // The driver tells timestamps with and without time zone apart by the kind of the value.
        Int64Column { Info.HasTimeZone: true } moments => Convert(moments, (values, row) => values.MomentAt(row)),
        Int64Column moments => Convert(moments, (values, row) => DateTime.SpecifyKind(values.MomentAt(row), DateTimeKind.Unspecified)),
        TextColumn { Info.DeclaredType: PostgreSqlTypes.Uuid } texts => Convert(texts, (values, row) => Guid.Parse(values.Format(row)!)),
        _ => Convert(column, (values, row) => values.Format(row)!),
    };

    private static TValue[] Convert<TColumn, TValue>(TColumn column, Func<TColumn, int, TValue> convert)
        where TColumn : Column
    {
        var values = new TValue[column.Count];
        for (var row = 0; row < values.Length; row++)
        {
            values[row] = convert(column, row);
        }

        return values;
    }
}
