using Slipway.Features;
using Slipway.Models;
using Slipway.Scoring;

namespace Slipway.Tests.Models.XgBoost;

public sealed class XgBoostPredictionTests
{
    public static TheoryData<string> Models => [.. XgBoostFiles.Names];

    /// <summary>XGBoost adds leaves in float32. Added so, the leaves that the reference scorer reaches must give its margins to the bit.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Leaves_added_in_float32_are_equal_to_the_bit_to_the_margins_of_XGBoost(string name)
    {
        var forest = Read(name);
        var (rows, margins, _) = XgBoostFiles.Predicted(name);
        var leaves = forest.Trees.Select(tree => Scores(new Forest(forest.FeatureNames, forest.OutputCount, [tree], OutputTransform.Identity), rows, "reference")).ToArray();

        for (var row = 0; row < rows.RowCount; row++)
        {
            for (var output = 0; output < forest.OutputCount; output++)
            {
                var sum = (float)forest.BaseScores[output];
                for (var tree = 0; tree < leaves.Length; tree++)
                {
                    sum += forest.Trees[tree].Output == output ? (float)leaves[tree][row * forest.OutputCount + output] : 0;
                }

                Assert.True(margins[row][output] == sum, $"{name}, row {row}, output {output}: {margins[row][output]:R} expected, {sum:R} found");
            }
        }
    }

    /// <summary>Each of XGBoost's additions rounds by at most half of a unit in the last place, 2^-24 of the sum so far.</summary>
    [Theory]
    [MemberData(nameof(Models))]
    public void Scores_differ_from_the_margins_of_XGBoost_by_no_more_than_its_rounding(string name)
    {
        var forest = Read(name);
        var (rows, margins, _) = XgBoostFiles.Predicted(name);

        var scores = Scores(forest, rows);

        for (var i = 0; i < scores.Length; i++)
        {
            var output = i % forest.OutputCount;
            var trees = forest.Trees.Where(tree => tree.Output == output).ToArray();
            var largest = Math.Abs(forest.BaseScores[output]) + trees.Sum(tree => tree.LeafValues.ToArray().Max(Math.Abs));
            AssertNear(margins[i / forest.OutputCount][output], scores[i], trees.Length * largest * Math.Pow(2, -24), $"{name}, row {i / forest.OutputCount}");
        }
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Predictions_are_those_of_XGBoost(string name)
    {
        var forest = Read(name);
        var (rows, _, expected) = XgBoostFiles.Predicted(name);
        var scores = Scores(forest, rows);
        var predictions = new double[scores.Length];

        OutputTransformer.Apply(forest.Transform, forest.OutputCount, scores, predictions);

        for (var row = 0; row < rows.RowCount; row++)
        {
            var found = predictions.AsSpan(row * forest.OutputCount, forest.OutputCount);
            if (expected[row].Length < found.Length)
            {
                // multi:softmax says the class; Slipway its probabilities.
                Assert.Equal((int)expected[row][0], found.IndexOf(found.ToArray().Max()));
                continue;
            }

            for (var output = 0; output < found.Length; output++)
            {
                AssertNear(expected[row][output], found[output], 1e-6 * Math.Max(1, Math.Abs(found[output])), $"{name}, row {row}");
            }
        }
    }

    private static Forest Read(string name) => Assert.IsType<Forest>(ModelReader.Read(XgBoostFiles.Read(name), name));

    private static double[] Scores(Forest forest, FeatureMatrix rows, string? scorer = null)
    {
        var scores = new double[rows.RowCount * forest.OutputCount];
        ScorerFactory.Create(forest, scorer).Score(rows, scores);
        return scores;
    }

    private static void AssertNear(double expected, double found, double tolerance, string where) =>
        Assert.True(Math.Abs(expected - found) <= tolerance, $"{where}: {expected:R} expected, {found:R} found");
}
