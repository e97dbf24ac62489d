using Slipway.Features;
using Slipway.Models;

namespace Slipway.Tests.Scoring;

/// <summary>Rows that stand where a scorer may err: on a model's thresholds, one float beside them, and on every special value.</summary>
internal static class AwkwardRows
{
    private static readonly float[] Special =
    [
        float.NaN, -float.NaN, 0, -0f, float.PositiveInfinity, float.NegativeInfinity, float.MaxValue, float.MinValue,
        float.Epsilon, -float.Epsilon, 1e-35f, -1e-35f, MathF.BitIncrement(1e-35f), MathF.BitDecrement(-1e-35f), 9e-36f, 1e-40f,
        1, 2, 3.9f, -0.5f, -1, -1.5f, 31, 32, 63, 64, 69, 70, 71, 1000, 65_535, 2e9f, -2e9f, 2_147_483_648f, 4_294_967_296f, 1e19f,
    ];

    public static FeatureMatrix Draw(Random random, Forest forest, int count)
    {
        var thresholds = Thresholds(forest);
        var rows = new FeatureMatrix(forest.FeatureCount, count + 5) { RowCount = count };
        for (var column = 0; column < rows.ColumnCount; column++)
        {
            foreach (ref var value in rows.Column(column))
            {
                value = Value(random, thresholds[column]);
            }
        }

        return rows;
    }

    private static float Value(Random random, List<double> thresholds)
    {
        if (thresholds.Count == 0 || random.Next(3) == 0)
        {
            return random.Next(4) == 0 ? random.NextSingle() * 6 - 3 : Special[random.Next(Special.Length)];
        }

        var threshold = (float)thresholds[random.Next(thresholds.Count)];
        return random.Next(3) switch
        {
            0 => threshold,
            1 => MathF.BitIncrement(threshold),
            _ => MathF.BitDecrement(threshold),
        };
    }

    private static List<double>[] Thresholds(Forest forest)
    {
        var thresholds = new List<double>[forest.FeatureCount];
        for (var column = 0; column < thresholds.Length; column++)
        {
            thresholds[column] = [];
        }

        foreach (var tree in forest.Trees)
        {
            foreach (var split in tree.Splits)
            {
                if (!split.IsCategorical)
                {
                    thresholds[split.Feature].Add(split.Threshold);
                }
            }
        }

        return thresholds;
    }
}
