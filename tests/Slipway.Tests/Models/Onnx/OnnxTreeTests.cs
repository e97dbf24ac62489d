using Slipway.Features;
using Slipway.Models;
using static Slipway.Tests.Models.Onnx.OnnxBytes;

namespace Slipway.Tests.Models.Onnx;

public sealed class OnnxTreeTests
{
    private static readonly byte[][] EachLeafVotesForBoth =
    [
        Integers("target_treeids", 0, 0, 0, 0, 1, 1, 1, 1),
        Integers("target_nodeids", 1, 1, 2, 2, 1, 1, 2, 2),
        Integers("target_ids", 0, 1, 0, 1, 1, 0, 1, 0),
        Singles("target_weights", 1.5f, -2, 4, 0.25f, 1, -0.5f, 0, 2),
    ];

    private static readonly string[] Modes = ["BRANCH_LEQ", "BRANCH_LT", "BRANCH_GTE", "BRANCH_GT"];

    public static TheoryData<string, int, float> Stumps
    {
        get
        {
            var stumps = new TheoryData<string, int, float>();
            foreach (var mode in Modes)
            {
                foreach (var threshold in (float[])[0.1f, 0, -0.5f, float.PositiveInfinity])
                {
                    stumps.Add(mode, 0, threshold);
                    stumps.Add(mode, 1, threshold);
                }
            }

            return stumps;
        }
    }

    [Theory]
    [MemberData(nameof(Stumps))]
    public void Each_mode_decides_as_in_ONNX_Runtime_on_thresholds_beside_them_and_for_NaN(string mode, int missingTracksTrue, float threshold)
    {
        float[] values = [threshold, MathF.BitIncrement(threshold), MathF.BitDecrement(threshold), 0, -0f, float.NaN, float.PositiveInfinity, float.NegativeInfinity, 1e-40f];

        AssertEqualToOnnxRuntime(Model(1, Regressor([.. Stump(mode, threshold, missingTracksTrue), .. Votes("target", [0, 0], [1.25f, -0.75f])])), Column(values));
    }

    [Fact]
    public void Modes_that_differ_within_a_tree_decide_as_in_ONNX_Runtime()
    {
        var random = new Random(3);
        byte[][] nodes =
        [
            Integers("nodes_treeids", 0, 0, 0, 0, 0, 0, 0),
            Integers("nodes_nodeids", 0, 1, 2, 3, 4, 5, 6),
            Integers("nodes_featureids", 0, 1, 0, 0, 0, 0, 0),
            Texts("nodes_modes", "BRANCH_GT", "BRANCH_LT", "BRANCH_GTE", "LEAF", "LEAF", "LEAF", "LEAF"),
            Singles("nodes_values", 0.25f, 0, -1, 0, 0, 0, 0),
            Integers("nodes_truenodeids", 1, 3, 5, 0, 0, 0, 0),
            Integers("nodes_falsenodeids", 2, 4, 6, 0, 0, 0, 0),
            Integers("nodes_missing_value_tracks_true", 1, 0, 1, 0, 0, 0, 0),
            Integers("target_treeids", 0, 0, 0, 0),
            Integers("target_nodeids", 3, 4, 5, 6),
            Integers("target_ids", 0, 0, 0, 0),
            Singles("target_weights", 1, 2, 4, 8),
        ];
        var rows = new FeatureMatrix(2, 200) { RowCount = 200 };
        foreach (ref var value in rows.Values.AsSpan())
        {
            value = random.Next(6) is 0 ? float.NaN : random.Next(-5, 6) / 4f;
        }

        AssertEqualToOnnxRuntime(Model(2, Regressor(nodes)), rows);
    }

    [Fact]
    public void Nodes_may_have_any_ids_in_any_order()
    {
        byte[] model = Model(1, Regressor(
            Integers("nodes_treeids", 9, -4, 9, -4, 9, -4),
            Integers("nodes_nodeids", 70, 1, 5, 2, 6, 0),
            Integers("nodes_featureids", 0, 0, 0, 0, 0, 0),
            Texts("nodes_modes", "LEAF", "LEAF", "BRANCH_LEQ", "LEAF", "LEAF", "BRANCH_LT"),
            Singles("nodes_values", 0, 0, 2, 0, 0, 3),
            Integers("nodes_truenodeids", 0, 0, 70, 0, 0, 2),
            Integers("nodes_falsenodeids", 0, 0, 6, 0, 0, 1),
            Integers("target_treeids", 9, 9, -4, -4),
            Integers("target_nodeids", 6, 70, 1, 2),
            Integers("target_ids", 0, 0, 0, 0),
            Singles("target_weights", 1, 2, 10, 20)));

        var predictions = OnnxSample.Predict(ModelReader.Read(model, "model.onnx"), Column([1, 2, 2.5f, 3, 4]));

        Assert.Equal([22, 22, 21, 11, 11], predictions.Select(row => row[0]));
    }

    [Theory]
    [InlineData("SUM", 0)]
    [InlineData("SUM", 1)]
    [InlineData("AVERAGE", 0)]
    [InlineData("AVERAGE", 1)]
    public void Sums_averages_and_base_values_are_those_of_ONNX_Runtime(string function, int baseValues) => AssertEqualToOnnxRuntime(
        Model(1, Regressor([.. TwoStumps(), .. Votes("target", [0, 0, 0, 0], [1.5f, -2, 4, 0.25f], trees: 2), Words("aggregate_function", function), Singles("base_values", [.. Enumerable.Repeat(8f, baseValues)])])),
        Column([-2, -1, 0, 1, 2]));

    [Fact]
    public void Tensors_of_doubles_hold_thresholds_between_two_values_of_float32()
    {
        var threshold = 0.1;
        byte[][] nodes = [.. Stump("BRANCH_LT", 0, 0).Where((_, index) => index != 4), Doubles("nodes_values_as_tensor", threshold, 0, 0)];
        byte[][] votes = [Integers("target_treeids", 0, 0), Integers("target_nodeids", 1, 2), Integers("target_ids", 0, 0), Doubles("target_weights_as_tensor", 0.5, -3)];
        var rows = Column([(float)threshold, MathF.BitDecrement((float)threshold)]);
        var model = Model([Input("X", 1, type: 11)], [Regressor([.. nodes, .. votes])], []);

        AssertEqualToOnnxRuntime(model, rows);

        Assert.Equal([-3, 0.5], OnnxSample.Predict(ModelReader.Read(model, "model.onnx"), rows).Select(row => row[0]));
    }

    [Theory]
    [InlineData("NONE")]
    [InlineData("SOFTMAX")]
    [InlineData("LOGISTIC")]
    public void Several_targets_are_transformed_as_in_ONNX_Runtime(string transform) => AssertEqualToOnnxRuntime(
        Model(1, Learned("TreeEnsembleRegressor", ["X"], ["Y"], [.. TwoStumps(), .. EachLeafVotesForBoth, Integer("n_targets", 2), Words("post_transform", transform), Singles("base_values", 0.5f, -1)])),
        Column([-2, -1, 0, 1, 2]));

    /// <summary>ONNX Runtime needs the number of targets, which the operator's definition leaves open.</summary>
    private static byte[] Regressor(params byte[][] attributes) => Learned("TreeEnsembleRegressor", ["X"], ["Y"], [.. attributes, Integer("n_targets", 1)]);

    internal static byte[][] Stump(string mode, float threshold, int missingTracksTrue) =>
    [
        Integers("nodes_treeids", 0, 0, 0),
        Integers("nodes_nodeids", 0, 1, 2),
        Integers("nodes_featureids", 0, 0, 0),
        Texts("nodes_modes", mode, "LEAF", "LEAF"),
        Singles("nodes_values", threshold, 0, 0),
        Integers("nodes_truenodeids", 1, 0, 0),
        Integers("nodes_falsenodeids", 2, 0, 0),
        Integers("nodes_missing_value_tracks_true", missingTracksTrue, 0, 0),
    ];

    internal static byte[][] TwoStumps() =>
    [
        Integers("nodes_treeids", 0, 0, 0, 1, 1, 1),
        Integers("nodes_nodeids", 0, 1, 2, 0, 1, 2),
        Integers("nodes_featureids", 0, 0, 0, 0, 0, 0),
        Texts("nodes_modes", "BRANCH_LEQ", "LEAF", "LEAF", "BRANCH_LEQ", "LEAF", "LEAF"),
        Singles("nodes_values", 0, 0, 0, 1, 0, 0),
        Integers("nodes_truenodeids", 1, 0, 0, 1, 0, 0),
        Integers("nodes_falsenodeids", 2, 0, 0, 2, 0, 0),
    ];

    /// <summary>A vote for each leaf of stumps.</summary>
    internal static byte[][] Votes(string prefix, long[] outputs, float[] weights, int trees = 1) =>
    [
        Integers($"{prefix}_treeids", [.. Enumerable.Range(0, trees).SelectMany(tree => (long[])[tree, tree])]),
        Integers($"{prefix}_nodeids", [.. Enumerable.Range(0, trees).SelectMany(_ => (long[])[1, 2])]),
        Integers($"{prefix}_ids", outputs),
        Singles($"{prefix}_weights", weights),
    ];

    internal static FeatureMatrix Column(float[] values)
    {
        var rows = new FeatureMatrix(1, values.Length) { RowCount = values.Length };
        values.CopyTo(rows.Column(0));
        return rows;
    }

    /// <summary>The same within a few units in the last place of float32: the weights of these models have few digits.</summary>
    internal static void AssertEqualToOnnxRuntime(byte[] model, FeatureMatrix rows)
    {
        var estimator = ModelReader.Read(model, "model.onnx");
        var expected = OnnxRuntimeModel.Predict(model, estimator.FeatureNames, rows);
        var predictions = OnnxSample.Predict(estimator, rows);
        for (var row = 0; row < rows.RowCount; row++)
        {
            Assert.Equal(expected[row].Length, predictions[row].Length);
            for (var i = 0; i < expected[row].Length; i++)
            {
                Assert.True(
                    Math.Abs(expected[row][i] - predictions[row][i]) <= 2e-7 * Math.Abs(expected[row][i]) + 6e-8,
                    $"row {row}, value {i}: {expected[row][i]:R} expected, {predictions[row][i]:R} found");
            }
        }
    }
}
