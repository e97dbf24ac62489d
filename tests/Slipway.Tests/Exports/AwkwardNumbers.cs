using Slipway.Features;
using Slipway.Models;
using Slipway.Tests.Scoring;

namespace Slipway.Tests.Exports;

/// <summary>Rows of doubles where rounding to float32 decides: on the half way between a threshold's float32 neighbours, and one double beside it.</summary>
internal static class AwkwardNumbers
{
    /// <returns>For each column a value a row.</returns>
    public static double[][] Draw(Random random, Forest forest, int count)
    {
        var singles = AwkwardRows.Draw(random, forest, count);
        var columns = new double[forest.FeatureCount][];
        for (var column = 0; column < columns.Length; column++)
        {
            columns[column] = [.. singles.Column(column).ToArray().Select(value => Beside(random, value))];
        }

        return columns;
    }

    /// <summary>The rows as the scorer gets them.</summary>
    public static FeatureMatrix Encode(double[][] columns)
    {
        var rows = new FeatureMatrix(columns.Length, columns[0].Length) { RowCount = columns[0].Length };
        for (var column = 0; column < columns.Length; column++)
        {
            for (var row = 0; row < columns[column].Length; row++)
            {
                rows.Column(column)[row] = (float)columns[column][row];
            }
        }

        return rows;
    }

    private static double Beside(Random random, float value)
    {
        var half = ((double)value + MathF.BitIncrement(value)) / 2;
        return random.Next(4) switch
        {
            0 => half,
            1 => double.BitIncrement(half),
            2 => double.BitDecrement(half),
            _ => value,
        };
    }
}
