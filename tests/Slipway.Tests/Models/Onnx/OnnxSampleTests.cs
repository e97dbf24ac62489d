using Slipway.Models;

namespace Slipway.Tests.Models.Onnx;

public sealed class OnnxSampleTests
{
    public static TheoryData<string> Names =>
        [.. Directory.GetFiles(OnnxSample.Folder, "*.onnx").Select(path => Path.GetFileNameWithoutExtension(path)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Predictions_lie_within_the_rounding_of_float32_of_those_of_ONNX_Runtime(string name)
    {
        var sample = new OnnxSample(name);

        var predictions = OnnxSample.Predict(sample.Estimator, sample.Rows);

        var expected = OnnxRuntimeModel.Predict(sample.File, sample.Estimator.FeatureNames, sample.Rows);
        for (var row = 0; row < expected.Length; row++)
        {
            var bound = Float32Bound.Of(sample.Estimator, sample.Rows, row);
            Assert.Equal(expected[row].Length, predictions[row].Length);
            for (var i = 0; i < expected[row].Length; i++)
            {
                Assert.True(
                    Math.Abs(expected[row][i] - predictions[row][i]) <= bound,
                    $"row {row}, value {i}: {expected[row][i]:R} expected, {predictions[row][i]:R} found, which is not within {bound:R}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Predictions_are_those_of_scikit_learn(string name)
    {
        var sample = new OnnxSample(name);

        var predictions = OnnxSample.Predict(sample.Estimator, sample.Rows);

        // Parameters were rounded to float32, which doubles the bound. Behind a scaler scikit-learn divides where ONNX multiplies.
        var factor = name.StartsWith("pipeline", StringComparison.Ordinal) ? 8 : 2;
        for (var row = 0; row < predictions.Length; row++)
        {
            var bound = factor * Float32Bound.Of(sample.Estimator, sample.Rows, row);
            for (var i = 0; i < predictions[row].Length; i++)
            {
                Assert.True(
                    Math.Abs(sample.Predictions[row][i] - predictions[row][i]) <= bound,
                    $"row {row}, value {i}: {sample.Predictions[row][i]:R} expected, {predictions[row][i]:R} found, which is not within {bound:R}");
            }
        }
    }

    [Theory]
    [InlineData("gradient_boosting_regressor", "")]
    [InlineData("gradient_boosting_binary", "0,1")]
    [InlineData("gradient_boosting_multiclass", "high,low,middle")]
    [InlineData("random_forest_multiclass", "0,1,2")]
    [InlineData("logistic_regression_binary", "0,1")]
    [InlineData("pipeline_logistic_regression", "0,1,2")]
    public void Labels_of_classes_are_read(string name, string labels)
    {
        var estimator = new OnnxSample(name).Estimator;

        Assert.Equal(labels, string.Join(",", estimator.ClassLabels));
    }

    [Fact]
    public void A_block_of_columns_gives_numbered_names_and_inputs_of_their_own_give_theirs_in_the_order_of_the_model()
    {
        var block = new OnnxSample("ridge_two_targets").Estimator;
        var single = new OnnxSample("several_inputs").Estimator;

        Assert.Equal(["float_input_0", "float_input_1", "float_input_2", "float_input_3"], block.FeatureNames);
        Assert.Equal(["b", "a", "d", "c"], single.FeatureNames);
    }

    [Fact]
    public void A_tree_with_several_values_a_leaf_shares_its_splits()
    {
        var forest = Assert.IsType<Forest>(new OnnxSample("random_forest_multiclass").Estimator);

        Assert.Equal(30, forest.Trees.Count);
        Assert.All(forest.Trees.Chunk(3), trees => Assert.All(trees, tree => Assert.True(tree.SharesSplitsWith(trees[0]))));
        Assert.Equal([0, 1, 2], forest.Trees.Take(3).Select(tree => tree.Output));
    }
}
