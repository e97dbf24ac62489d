using System.Text;
using Slipway.Features;
using Slipway.Models;
using Slipway.Models.LightGbm;
using Slipway.Scoring;
using Slipway.Training.LightGbm;

namespace Slipway.Tests.Scoring;

public sealed class OutputTransformerTests
{
    private static readonly double[] Scores = [-800, -40, -3.5, -1, -1e-9, 0, 1e-9, 0.25, 1, 3.5, 40, 800];

    [Theory]
    [InlineData("regression")]
    [InlineData("regression sqrt")]
    [InlineData("regression_l1")]
    [InlineData("regression_l1 sqrt")]
    [InlineData("huber")]
    [InlineData("huber sqrt")]
    [InlineData("fair")]
    [InlineData("fair sqrt")]
    [InlineData("poisson")]
    [InlineData("quantile alpha:0.9")]
    [InlineData("mape")]
    [InlineData("gamma")]
    [InlineData("tweedie")]
    [InlineData("binary sigmoid:1")]
    [InlineData("binary sigmoid:0.7")]
    [InlineData("cross_entropy")]
    [InlineData("cross_entropy_lambda")]
    [InlineData("lambdarank")]
    [InlineData("rank_xendcg")]
    [InlineData("custom")]
    public void A_score_becomes_the_prediction_that_LightGBM_makes_of_it(string objective)
    {
        foreach (var score in Scores)
        {
            AssertPredictsAsLightGbm(ModelTexts.Constants(objective, score));
        }
    }

    [Theory]
    [InlineData("multiclass num_class:3")]
    [InlineData("multiclassova num_class:3 sigmoid:1")]
    [InlineData("multiclassova num_class:3 sigmoid:2.5")]
    public void Scores_of_classes_become_the_probabilities_that_LightGBM_makes_of_them(string objective)
    {
        AssertPredictsAsLightGbm(ModelTexts.Constants(objective, 0.3, -2, 1.25));
        AssertPredictsAsLightGbm(ModelTexts.Constants(objective, 800, -800, 799));
        AssertPredictsAsLightGbm(ModelTexts.Constants(objective, 0, 0, 0));
    }

    [Fact]
    public void A_step_makes_classes_of_scores()
    {
        var classes = new double[Scores.Length];

        OutputTransformer.Apply(new OutputTransform(OutputTransformKind.Step), 1, Scores, classes);

        Assert.Equal([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1], classes);
    }

    [Fact]
    public void Scores_and_predictions_may_share_their_memory()
    {
        double[] values = [0.3, -2, 1.25, 1, 2, 3];
        var expected = new double[6];
        var softmax = new OutputTransform(OutputTransformKind.Softmax);
        OutputTransformer.Apply(softmax, 3, values, expected);

        OutputTransformer.Apply(softmax, 3, values, values);

        Assert.Equal(expected, values);
    }

    private static void AssertPredictsAsLightGbm(string text)
    {
        var row = new FeatureMatrix(2, 1) { RowCount = 1 };
        using var booster = LightGbmBooster.FromText(text);
        var forest = LightGbmText.Parse(Encoding.UTF8.GetBytes(text), "model");

        var predictions = new double[forest.OutputCount];
        OutputTransformer.Apply(forest.Transform, forest.OutputCount, booster.PredictRaw(row), predictions);

        var expected = booster.Predict(row);
        for (var i = 0; i < expected.Length; i++)
        {
            var tolerance = Math.Abs(expected[i]) * 1e-15 + double.Epsilon;
            Assert.True(
                expected[i].Equals(predictions[i]) || Math.Abs(expected[i] - predictions[i]) <= tolerance,
                $"{expected[i]:R} expected, {predictions[i]:R} found for\n{text}");
        }
    }
}
