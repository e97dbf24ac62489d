using System.Globalization;
using Slipway.Features;

namespace Slipway.Tests.Training.LightGbm;

/// <summary>The Boston housing rows of the example, the first ones apart from the last 51.</summary>
internal static class BostonRows
{
    private const int TrainCount = 455;

    public static (FeatureMatrix Train, float[] TrainLabels, FeatureMatrix Test, float[] TestLabels) Read()
    {
        var rows = File.ReadLines(Repository.Boston("boston.csv"))
            .Skip(1)
            .Select(line => line.Split(',').Select(value => float.Parse(value, CultureInfo.InvariantCulture)).ToArray())
            .ToList();
        var (train, trainLabels) = Matrix(rows[..TrainCount]);
        var (test, testLabels) = Matrix(rows[TrainCount..]);
        return (train, trainLabels, test, testLabels);
    }

    private static (FeatureMatrix Rows, float[] Labels) Matrix(List<float[]> rows)
    {
        var width = rows[0].Length - 1;
        var matrix = new FeatureMatrix(width, rows.Count) { RowCount = rows.Count };
        for (var row = 0; row < rows.Count; row++)
        {
            for (var column = 0; column < width; column++)
            {
                matrix.Column(column)[row] = rows[row][column];
            }
        }

        return (matrix, [.. rows.Select(row => row[^1])]);
    }
}
