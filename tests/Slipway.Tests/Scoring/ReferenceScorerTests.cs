using System.Text;
using Slipway.Features;
using Slipway.Models;
using Slipway.Models.LightGbm;
using Slipway.Projects;
using Slipway.Scoring;
using Slipway.Scoring.Reference;
using Slipway.Tests.Training.LightGbm;
using Slipway.Training.LightGbm;

namespace Slipway.Tests.Scoring;

public sealed class ReferenceScorerTests
{
    public static TheoryData<string, string, bool, string> Models()
    {
        var models = new TheoryData<string, string, bool, string>();
        foreach (var task in Enum.GetNames<TaskKind>())
        {
            foreach (var algorithm in Enum.GetNames<Algorithm>())
            {
                foreach (var missing in new[] { "as NaN", "as zero", "not at all" })
                {
                    models.Add(task, algorithm, true, missing);
                    models.Add(task, algorithm, false, missing);
                }
            }
        }

        return models;
    }

    [Theory]
    [MemberData(nameof(Models))]
    public void Raw_scores_are_equal_to_the_bit_to_those_of_LightGBM(string task, string algorithm, bool hasCategories, string missing)
    {
        for (var seed = 1; seed <= 8; seed++)
        {
            var training = new RandomTraining(seed, Enum.Parse<TaskKind>(task), Enum.Parse<Algorithm>(algorithm), hasCategories);
            var settings = training.Settings with { UseMissing = missing != "not at all", ZeroAsMissing = missing == "as zero" };
            var model = LightGbmTrainer.Train(training.Rows, training.Labels, settings);

            AssertScoresAsLightGbm(model.ModelText, seed);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(10)]
    public void Each_missing_rule_and_default_side_decides_as_in_LightGBM_at_thresholds_around_zero(int decisionType)
    {
        string[] thresholds = ["-1", "-1.0000000180025095e-35", "-1e-36", "-0", "0", "1e-36", "1.0000000180025095e-35", "0.5", "inf", "-inf"];
        foreach (var threshold in thresholds)
        {
            AssertScoresAsLightGbm(ModelTexts.Stump(threshold, decisionType), seed: decisionType);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(11)]
    public void Each_missing_rule_of_a_categorical_split_decides_as_in_LightGBM(int decisionType)
    {
        string[] categorySets = ["1", "4294967294", "0 1", "2147483648 2147483649 64"];
        foreach (var categories in categorySets)
        {
            AssertScoresAsLightGbm(ModelTexts.CategoricalStump(categories, decisionType), seed: decisionType);
        }
    }

    [Fact]
    public void A_model_of_constant_trees_scores_their_sum()
    {
        var rows = new FeatureMatrix(2, 50) { RowCount = 50 };
        var labels = Enumerable.Repeat(3.5f, 50).ToArray();
        var settings = new TrainingSettings { Task = TaskKind.Regression, Trees = 5 };

        var model = LightGbmTrainer.Train(rows, labels, settings);

        var scores = Score(LightGbmText.Parse(Encoding.UTF8.GetBytes(model.ModelText), "model"), rows);
        Assert.All(scores, score => Assert.Equal(3.5, score));
        AssertScoresAsLightGbm(model.ModelText, seed: 1);
    }

    [Fact]
    public void More_rows_than_a_block_and_a_stride_beyond_the_rows_change_nothing()
    {
        var model = new RandomTraining(5, TaskKind.Multiclass, Algorithm.GradientBoosting, hasCategories: true).Train();
        var forest = LightGbmText.Parse(Encoding.UTF8.GetBytes(model.ModelText), "model");
        var rows = AwkwardRows.Draw(new Random(5), forest, 1000);

        var all = Score(forest, rows);

        for (var row = 0; row < rows.RowCount; row += 83)
        {
            var single = new FeatureMatrix(rows.ColumnCount, 1) { RowCount = 1 };
            for (var column = 0; column < rows.ColumnCount; column++)
            {
                single.Column(column)[0] = rows.Column(column)[row];
            }

            Assert.Equal(all[(row * 3)..(row * 3 + 3)], Score(forest, single));
        }
    }

    [Fact]
    public void Rows_of_another_width_are_refused()
    {
        var forest = LightGbmText.Parse(Encoding.UTF8.GetBytes(ModelTexts.Stump("1", 0)), "model");

        void Act() => Score(forest, new FeatureMatrix(forest.FeatureCount + 1, 1) { RowCount = 1 });

        Assert.Throws<ArgumentOutOfRangeException>(Act);
    }

    private static void AssertScoresAsLightGbm(string text, int seed)
    {
        var forest = LightGbmText.Parse(Encoding.UTF8.GetBytes(text), "model");
        var rows = AwkwardRows.Draw(new Random(seed), forest, 700);
        using var booster = LightGbmBooster.FromText(text);

        var scores = Score(forest, rows);
        var predictions = new double[scores.Length];
        OutputTransformer.Apply(forest.Transform, forest.OutputCount, scores, predictions);

        // LightGBM's raw score of a random forest is the sum.
        var expected = booster.PredictRaw(rows);
        if (forest.Divisor != 1)
        {
            expected = [.. expected.Select(score => score / forest.Divisor)];
        }

        var expectedPredictions = booster.Predict(rows);
        for (var i = 0; i < scores.Length; i++)
        {
            Assert.True(
                BitConverter.DoubleToInt64Bits(expected[i]) == BitConverter.DoubleToInt64Bits(scores[i]),
                $"seed {seed}, row {i / forest.OutputCount}: {expected[i]:R} expected, {scores[i]:R} found in\n{text}");
            Assert.Equal(expectedPredictions[i], predictions[i], 1e-12);
        }
    }

    private static double[] Score(Forest forest, FeatureMatrix rows)
    {
        var scores = new double[rows.RowCount * forest.OutputCount];
        new ReferenceScorer(forest).Score(rows, scores);
        return scores;
    }
}
