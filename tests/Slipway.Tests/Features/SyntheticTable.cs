using System.Globalization;
using System.Text;
using Slipway.Columns;

namespace Slipway.Tests.Features;

/// <summary>
/// Independent rows of 61 columns: normal, skewed and zero-heavy numbers, counts, flags, text of 3 to 300 categories
/// of very unequal frequency, and a date; a third of the columns holds NULLs.
/// </summary>
internal static class SyntheticTable
{
    public const int ColumnCount = 61;

    private static readonly string[] Kinds = ["normal", "skewed", "zeros", "count", "flag", "text"];

    public static ColumnBatch Rows(Random random, int count)
    {
        var batch = new ColumnBatch(new Schema([.. Enumerable.Range(0, ColumnCount).Select(Info)]), count);
        for (var i = 0; i < ColumnCount; i++)
        {
            for (var row = 0; row < count; row++)
            {
                Append(batch.Columns[i], i, random);
            }
        }

        return batch;
    }

    /// <summary>The first column of a kind, and those after it.</summary>
    public static string Name(string kind, int number = 0) => Info(Array.IndexOf(Kinds, kind) + number * Kinds.Length).Name;

    private static ColumnInfo Info(int index)
    {
        if (index == ColumnCount - 1)
        {
            return new ColumnInfo("day", ColumnType.Date);
        }

        var kind = Kinds[index % Kinds.Length];
        var type = kind switch
        {
            "count" => ColumnType.Integer,
            "flag" => ColumnType.Boolean,
            "text" => ColumnType.Text,
            _ => ColumnType.Number,
        };
        return new ColumnInfo($"{kind}_{index / Kinds.Length}", type);
    }

    private static void Append(Column column, int index, Random random)
    {
        if (index % 3 == 2 && random.NextDouble() < 0.02 * (index % 7))
        {
            column.AppendNull();
            return;
        }

        if (index == ColumnCount - 1)
        {
            ((Int64Column)column).Append(19_000 + random.Next(1_000));
            return;
        }

        var variant = index / Kinds.Length;
        switch (Kinds[index % Kinds.Length])
        {
            case "normal":
                ((DoubleColumn)column).Append(100 * variant + Normal(random));
                break;
            case "skewed":
                ((DoubleColumn)column).Append(Math.Round(Math.Exp(3 + 1.5 * Normal(random)), 2));
                break;
            case "zeros":
                ((DoubleColumn)column).Append(random.NextDouble() < 0.7 ? 0 : random.NextDouble() * 50);
                break;
            case "count":
                ((Int64Column)column).Append((long)(-Math.Log(1 - random.NextDouble()) * (2 + 10 * variant)));
                break;
            case "flag":
                ((Int64Column)column).Append(random.NextDouble() < 0.1 * (variant + 1) - 0.05 ? 1 : 0);
                break;
            default:
                // The square of a uniform number makes the first categories far more frequent than the last.
                var category = (int)(Math.Pow(random.NextDouble(), 2) * (3 + 33 * variant));
                ((TextColumn)column).Append(Encoding.UTF8.GetBytes($"v{variant}-{category.ToString(CultureInfo.InvariantCulture)}"));
                break;
        }
    }

    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
