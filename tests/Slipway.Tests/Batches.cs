using System.Text;
using Slipway.Columns;

namespace Slipway.Tests;

/// <summary>Small batches from plain values: numbers, booleans, text, dates; null is NULL.</summary>
internal static class Batches
{
    public static ColumnBatch Of(params (ColumnInfo Info, object?[] Values)[] columns)
    {
        var batch = new ColumnBatch(new Schema([.. columns.Select(column => column.Info)]), columns[0].Values.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            Fill(batch.Columns[i], columns[i].Values);
        }

        return batch;
    }

    public static (ColumnInfo Info, object?[] Values) Column(string name, ColumnType type, params object?[] values) =>
        (new ColumnInfo(name, type), values);

    public static void Fill(Column column, IEnumerable<object?> values)
    {
        foreach (var value in values)
        {
            switch (value)
            {
                case null:
                    column.AppendNull();
                    break;
                case string text:
                    ((TextColumn)column).Append(Encoding.UTF8.GetBytes(text));
                    break;
                case byte[] bytes:
                    ((TextColumn)column).Append(bytes);
                    break;
                case DateTime moment:
                    ((Int64Column)column).Append(Since1970(column.Info.Type, moment));
                    break;
                default:
                    Append(column, Convert.ToDouble(value, System.Globalization.CultureInfo.InvariantCulture));
                    break;
            }
        }
    }

    private static long Since1970(ColumnType type, DateTime moment)
    {
        var ticks = (moment - DateTime.UnixEpoch).Ticks;
        return type == ColumnType.Date ? ticks / TimeSpan.TicksPerDay : ticks / TimeSpan.TicksPerMicrosecond;
    }

    private static void Append(Column column, double value)
    {
        if (column is Int64Column integers)
        {
            integers.Append((long)value);
        }
        else
        {
            ((DoubleColumn)column).Append(value);
        }
    }
}
