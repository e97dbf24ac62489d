using Slipway.Features;
using Slipway.Models;
using static Slipway.Tests.Models.Onnx.OnnxBytes;

namespace Slipway.Tests.Models.Onnx;

public sealed class OnnxTreeClassifierTests
{
    private static readonly float[] Mixed = [1.5f, -2, 0.5f, -0.25f];
    private static readonly float[] Positive = [0.25f, 0.5f, 0.125f, 0.375f];

    [Theory]
    [InlineData("LOGISTIC", 0)]
    [InlineData("LOGISTIC", 1)]
    public void Votes_of_mixed_signs_for_the_first_of_two_classes_are_the_score_of_the_second(string transform, int baseValues)
    {
        var model = Classifier(transform, [0, 0, 0, 0], Mixed, 2, baseValues);

        Assert.Equal(1, ModelReader.Read(model, "model.onnx").OutputCount);
        OnnxTreeTests.AssertEqualToOnnxRuntime(model, Rows());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Positive_votes_for_the_first_of_two_classes_are_the_probability_of_the_second(int baseValues) =>
        OnnxTreeTests.AssertEqualToOnnxRuntime(Classifier("NONE", [0, 0, 0, 0], Positive, 2, baseValues), Rows());

    [Theory]
    [InlineData("NONE")]
    [InlineData("LOGISTIC")]
    [InlineData("SOFTMAX")]
    public void Votes_for_the_second_of_two_classes_leave_the_first_without_any(string transform) =>
        OnnxTreeTests.AssertEqualToOnnxRuntime(Classifier(transform, [1, 1, 1, 1], Mixed, 2, baseValues: 0), Rows());

    [Theory]
    [InlineData("NONE", 0)]
    [InlineData("NONE", 3)]
    [InlineData("LOGISTIC", 3)]
    [InlineData("SOFTMAX", 0)]
    [InlineData("SOFTMAX", 3)]
    public void Votes_for_three_classes_are_transformed_as_in_ONNX_Runtime(string transform, int baseValues) =>
        OnnxTreeTests.AssertEqualToOnnxRuntime(Classifier(transform, [0, 1, 2, 1], Mixed, 3, baseValues), Rows());

    [Theory]
    [InlineData("LOGISTIC", true, 0)]
    [InlineData("NONE", false, 0)]
    [InlineData("SOFTMAX", false, 0)]
    public void Votes_for_one_class_that_give_no_probabilities_are_refused(string transform, bool isPositive, int baseValues)
    {
        var model = Classifier(transform, [0, 0, 0, 0], isPositive ? Positive : Mixed, 2, baseValues);

        var exception = Assert.Throws<SlipwayException>(() => ModelReader.Read(model, "model.onnx"));

        Assert.Equal(ErrorKind.Model, exception.Kind);
        Assert.Contains("in this combination ONNX Runtime gives no probabilities", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new long[] { 0, 1, 1, 0 }, 0, "some rows may get no vote for the second class")]
    [InlineData(new long[] { 1, 1, 1, 1 }, 1, "base_values beside votes for the second of two classes")]
    [InlineData(new long[] { 1, 1, 0, 0 }, 2, "base_values beside votes for the second of two classes")]
    [InlineData(new long[] { 0, 0, 0, 0 }, 2, "at most one of base_values was expected, but there are 2")]
    public void What_ONNX_Runtime_computes_otherwise_for_two_classes_is_refused(long[] classes, int baseValues, string expected)
    {
        var model = Classifier("NONE", classes, Positive, 2, baseValues);

        var exception = Assert.Throws<SlipwayException>(() => ModelReader.Read(model, "model.onnx"));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    private static FeatureMatrix Rows() => OnnxTreeTests.Column([-2, -1, 0, 0.5f, 1, 2, float.NaN]);

    private static byte[] Classifier(string transform, long[] classes, float[] weights, int labels, int baseValues) => Model(
        1,
        Learned(
            "TreeEnsembleClassifier",
            ["X"],
            ["label", "Y"],
            [
                .. OnnxTreeTests.TwoStumps(),
                .. OnnxTreeTests.Votes("class", classes, weights, trees: 2),
                Integers("classlabels_int64s", [.. Enumerable.Range(0, labels).Select(label => (long)label)]),
                Words("post_transform", transform),
                Singles("base_values", [.. Enumerable.Range(1, baseValues).Select(value => value / 8f)]),
            ]));
}
