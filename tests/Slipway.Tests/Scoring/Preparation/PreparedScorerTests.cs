using Slipway.Features;
using Slipway.Models;
using Slipway.Models.Preparation;
using Slipway.Scoring;

namespace Slipway.Tests.Scoring.Preparation;

public sealed class PreparedScorerTests
{
    private static readonly LinearModel Inner = new(["a", "b"], [1, 10, -2, 0.5], [100, 0], OutputTransform.Identity);

    [Fact]
    public void Steps_are_applied_in_their_order_to_the_columns_that_they_name()
    {
        var estimator = new PreparedEstimator(Inner, [new Imputer(1, 1, float.NaN, [4]), new Scaler(1, 1, [2], [3]), new Divider(0, 1, [2])]);
        var rows = new FeatureMatrix(2, 2) { RowCount = 2 };
        (rows.Column(0)[0], rows.Column(1)[0]) = (6, float.NaN);
        (rows.Column(0)[1], rows.Column(1)[1]) = (8, 3);

        Assert.Equal([100 + 3 + 60, -6 + 3, 100 + 4 + 30, -8 + 1.5], Score(estimator, rows));
    }

    [Fact]
    public void More_rows_than_a_block_are_scored_alike_and_stay_as_they_are()
    {
        const int Seed = 4;
        var random = new Random(Seed);
        var estimator = new PreparedEstimator(Inner, [new Normalizer(0, 2, Norm.L2), new Scaler(0, 2, [0.5f, -1], [3])]);
        var matrix = new FeatureMatrix(2, 1100);
        foreach (ref var value in matrix.Values.AsSpan())
        {
            value = random.Next(-9, 10);
        }

        var before = matrix.Values.ToArray();
        var rows = matrix.Slice(37, 1000);

        var all = Score(estimator, rows);

        Assert.Equal(before, matrix.Values);
        for (var row = 0; row < rows.RowCount; row += 83)
        {
            Assert.Equal(all[(2 * row)..(2 * row + 2)], Score(estimator, rows.Slice(row, 1)));
        }
    }

    [Fact]
    public void A_row_whose_norm_is_0_stays()
    {
        var rows = new FeatureMatrix(2, 1) { RowCount = 1 };

        Assert.All(Enum.GetValues<Norm>(), norm => Assert.Equal([100.0, 0], Score(new PreparedEstimator(Inner, [new Normalizer(0, 2, norm)]), rows)));
    }

    [Fact]
    public void A_scorer_that_is_not_there_is_an_error_for_linear_models_too()
    {
        foreach (var estimator in new Estimator[] { Inner, new PreparedEstimator(Inner, []) })
        {
            var fault = Assert.Throws<SlipwayException>(() => ScorerFactory.Create(estimator, "wrong"));

            Assert.Equal(ErrorKind.Usage, fault.Kind);
            Assert.StartsWith("SLIPWAY_SCORER is 'wrong', which is no scorer.", fault.Message, StringComparison.Ordinal);
            Assert.Equal(ScorerFactory.Create(estimator, null).Name, ScorerFactory.Create(estimator, "reference").Name);
        }
    }

    [Fact]
    public void Rows_of_another_width_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Score(Inner, new FeatureMatrix(3, 1) { RowCount = 1 }));

    [Theory]
    [InlineData(3, 2, "2 outputs of 2 features need 4 weights, but there are 3")]
    [InlineData(0, 0, "a model has at least one output, but there is none")]
    public void A_linear_model_has_a_weight_for_each_output_and_feature(int weights, int intercepts, string expected)
    {
        var exception = Assert.Throws<ArgumentException>(() => new LinearModel(["a", "b"], new double[weights], new double[intercepts], OutputTransform.Identity));

        Assert.Equal(expected, exception.Message);
    }

    private static double[] Score(Estimator estimator, FeatureMatrix rows)
    {
        var scores = new double[rows.RowCount * estimator.OutputCount];
        ScorerFactory.Create(estimator).Score(rows, scores);
        return scores;
    }
}
