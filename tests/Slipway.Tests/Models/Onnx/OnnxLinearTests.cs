using Slipway.Features;
using Slipway.Models.Preparation;
using static Slipway.Tests.Models.Onnx.OnnxBytes;

namespace Slipway.Tests.Models.Onnx;

public sealed class OnnxLinearTests
{
    [Theory]
    [InlineData("NONE")]
    [InlineData("LOGISTIC")]
    [InlineData("SOFTMAX")]
    public void Scores_of_a_linear_classifier_are_transformed_as_in_ONNX_Runtime(string transform) =>
        OnnxTreeTests.AssertEqualToOnnxRuntime(Model(2, Classifier("Y", transform)), Rows());

    [Fact]
    public void Sigmoids_of_classes_against_the_rest_become_shares() => OnnxTreeTests.AssertEqualToOnnxRuntime(
        Model(2, Classifier("raw", "LOGISTIC"), Learned("Normalizer", ["raw"], ["Y"], Words("norm", "L1"))), Rows());

    [Fact]
    public void A_reshape_a_flatten_and_a_cast_behind_a_regression_change_nothing() => OnnxTreeTests.AssertEqualToOnnxRuntime(
        Model(
            [Input("X", 2)],
            [
                Learned("LinearRegressor", ["X"], ["raw"], Singles("coefficients", 0.5f, -2), Singles("intercepts", 0.25f), Integer("targets", 1)),
                Node("Reshape", "", ["raw", "shape"], ["reshaped"]),
                Node("Flatten", "", ["reshaped"], ["flat"]),
                Node("Cast", "", ["flat"], ["cast"], Integer("to", 1)),
                Node("Identity", "", ["cast"], ["Y"]),
            ],
            [Join(Number(1, 2), Number(2, 7), Text(8, "shape"), Number(7, -1), Number(7, 1))]),
        Rows());

    [Theory]
    [InlineData("Sub", true)]
    [InlineData("Add", true)]
    [InlineData("Add", false)]
    [InlineData("Mul", true)]
    [InlineData("Mul", false)]
    [InlineData("Div", true)]
    public void Arithmetic_with_constants_is_that_of_ONNX_Runtime(string type, bool constantIsSecond) => OnnxTreeTests.AssertEqualToOnnxRuntime(
        Model(
            [Input("X", 2)],
            [
                Node(type, "", constantIsSecond ? ["X", "constant"] : ["constant", "X"], ["changed"]),
                Learned("LinearRegressor", ["changed"], ["Y"], Singles("coefficients", 0.5f, -2), Singles("intercepts", 0.25f), Integer("targets", 1)),
            ],
            [Constant("constant", 2, 0.3f, 7)]),
        Rows());

    [Fact]
    public void An_imputer_replaces_a_number_too() => OnnxTreeTests.AssertEqualToOnnxRuntime(
        Model(
            2,
            Learned("Imputer", ["X"], ["whole"], Singles("imputed_value_floats", 3), Single("replaced_value_float", -1)),
            Learned("LinearRegressor", ["whole"], ["Y"], Singles("coefficients", 0.5f, -2), Integer("targets", 1))),
        Rows());

    /// <summary>Offsets and factors of no short binary form, and trees that split on the very values that they give.</summary>
    [Theory]
    [InlineData("Scaler")]
    [InlineData("Div")]
    public void Splits_on_scaled_values_decide_as_in_ONNX_Runtime(string type)
    {
        const int Seed = 11;
        var random = new Random(Seed);
        var values = Enumerable.Range(0, 500).Select(_ => (float)random.NextDouble() * 100).ToArray();
        var (offset, factor) = (17.3f, 1 / 3.7f);
        foreach (var value in values.Take(40))
        {
            var threshold = type == "Scaler" ? (value - offset) * factor : value / offset;
            byte[][] front = type == "Scaler"
                ? [Learned("Scaler", ["X"], ["scaled"], Singles("offset", offset), Singles("scale", factor))]
                : [Node("Div", "", ["X", "constant"], ["scaled"])];
            byte[][] tree = [.. OnnxTreeTests.Stump("BRANCH_LEQ", threshold, 0), .. OnnxTreeTests.Votes("target", [0, 0], [1, -1]), Integer("n_targets", 1)];

            OnnxTreeTests.AssertEqualToOnnxRuntime(
                Model([Input("X", 1)], [.. front, Learned("TreeEnsembleRegressor", ["scaled"], ["Y"], tree)], [Constant("constant", 1, offset)]),
                OnnxTreeTests.Column([value, MathF.BitIncrement(value), MathF.BitDecrement(value), .. values]));
        }
    }

    [Theory]
    [InlineData("L1")]
    [InlineData("L2")]
    [InlineData("MAX")]
    public void Splits_on_normalized_values_decide_as_in_ONNX_Runtime(string norm)
    {
        const int Seed = 12;
        var random = new Random(Seed);
        var rows = new FeatureMatrix(2, 300) { RowCount = 300 };
        foreach (ref var value in rows.Values.AsSpan())
        {
            value = random.Next(20) == 0 ? 0 : (float)random.NextDouble() * 10 - 5;
        }

        for (var row = 0; row < 40; row++)
        {
            var single = new FeatureMatrix(2, 1) { RowCount = 1 };
            (single.Column(0)[0], single.Column(1)[0]) = (rows.Column(0)[row], rows.Column(1)[row]);
            new Normalizer(0, 2, Enum.Parse<Norm>(norm, ignoreCase: true)).Apply(single);
            byte[][] tree = [.. OnnxTreeTests.Stump("BRANCH_LEQ", single.Column(0)[0], 0), .. OnnxTreeTests.Votes("target", [0, 0], [1, -1]), Integer("n_targets", 1)];

            OnnxTreeTests.AssertEqualToOnnxRuntime(
                Model(2, Learned("Normalizer", ["X"], ["scaled"], Words("norm", norm)), Learned("TreeEnsembleRegressor", ["scaled"], ["Y"], tree)), rows);
        }
    }

    private static byte[] Classifier(string output, string transform) => Learned(
        "LinearClassifier",
        ["X"],
        ["label", output],
        Singles("coefficients", 0.5f, -2, 1, 0.25f, -1, 0.125f),
        Singles("intercepts", 0.5f, -0.25f, 0),
        Integers("classlabels_ints", 3, 4, 5),
        Words("post_transform", transform));

    private static FeatureMatrix Rows()
    {
        var random = new Random(2);
        var rows = new FeatureMatrix(2, 50) { RowCount = 50 };
        foreach (ref var value in rows.Values.AsSpan())
        {
            value = random.Next(-4, 5) / 2f;
        }

        return rows;
    }
}
