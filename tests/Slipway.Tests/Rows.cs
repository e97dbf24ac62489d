using System.Text;
using Slipway.Columns;

namespace Slipway.Tests;

/// <summary>Builds batches for tests.</summary>
internal static class Rows
{
    /// <summary>A batch of the given columns; see <see cref="Column"/>.</summary>
    public static ColumnBatch Of(params (ColumnInfo Info, object?[] Values)[] columns)
    {
        var batch = new ColumnBatch(new Schema([.. columns.Select(column => column.Info)]), columns[0].Values.Length);
        for (var i = 0; i < columns.Length; i++)
        {
            foreach (var value in columns[i].Values)
            {
                Append(batch.Columns[i], value);
            }
        }

        return batch;
    }

    /// <summary>A column's values: whole numbers as <see cref="int"/> or <see cref="long"/>, else <see cref="double"/>, <see cref="string"/> or null.</summary>
    public static (ColumnInfo Info, object?[] Values) Column(string name, ColumnType type, params object?[] values) =>
        (new ColumnInfo(name, type), values);

    private static void Append(Column column, object? value)
    {
        switch (column, value)
        {
            case (_, null):
                column.AppendNull();
                break;
            case (Int64Column integers, int or long):
                integers.Append(Convert.ToInt64(value, null));
                break;
            case (DoubleColumn numbers, int or double):
                numbers.Append(Convert.ToDouble(value, null));
                break;
            case (TextColumn text, string words):
                text.Append(Encoding.UTF8.GetBytes(words));
                break;
            default:
                throw new ArgumentException($"A {column.GetType().Name} takes no {value.GetType().Name}.");
        }
    }
}
