using Slipway.Models;
using static Slipway.Tests.Models.Onnx.OnnxBytes;

namespace Slipway.Tests.Models.Onnx;

public sealed class OnnxRefusalTests
{
    [Theory]
    [InlineData("BRANCH_EQ", "a tree asks for equal values (BRANCH_EQ)")]
    [InlineData("BRANCH_NEQ", "a tree asks for equal values (BRANCH_NEQ)")]
    [InlineData("BRANCH_X", "a node's mode is 'BRANCH_X', which ONNX does not have")]
    public void Modes_that_are_not_compared_by_size_are_refused(string mode, string expected) =>
        AssertRefused(Model(1, Regressor(mode)), "node 0 'the TreeEnsembleRegressor' (TreeEnsembleRegressor of ai.onnx.ml): " + expected);

    [Theory]
    [InlineData("aggregate_function", "MIN", "aggregate_function is 'MIN', but SUM and AVERAGE can be scored")]
    [InlineData("aggregate_function", "MAX", "aggregate_function is 'MAX'")]
    [InlineData("post_transform", "SOFTMAX_ZERO", "post_transform is 'SOFTMAX_ZERO', but NONE, LOGISTIC and SOFTMAX can be scored")]
    [InlineData("post_transform", "PROBIT", "post_transform is 'PROBIT'")]
    [InlineData("post_transform", "LOGISTIC", "ONNX Runtime passes over the post_transform of a regression with one target")]
    public void Functions_that_can_not_be_scored_are_refused(string attribute, string value, string expected) =>
        AssertRefused(Model(1, Regressor("BRANCH_LEQ", Words(attribute, value))), expected);

    [Theory]
    [InlineData("SVMRegressor", "ai.onnx.ml", "node 0 'the SVMRegressor' (SVMRegressor of ai.onnx.ml): this operator is not read here")]
    [InlineData("Gemm", "", "node 0 'the Gemm' (Gemm of ai.onnx): this operator is not read here")]
    [InlineData("TreeEnsemble", "ai.onnx.ml", "target_opset={'': 15, 'ai.onnx.ml': 3}")]
    [InlineData("TreeEnsembleRegressor", "com.example", "(TreeEnsembleRegressor of com.example): this operator is not read here")]
    public void An_unknown_operator_is_refused_with_its_domain_and_node(string type, string domain, string expected) =>
        AssertRefused(Model(1, Node(type, domain, ["X"], ["Y"])), expected);

    [Fact]
    public void A_step_behind_the_model_that_changes_predictions_is_refused() =>
        AssertRefused(Model(1, Regressor("BRANCH_LEQ", "raw"), Node("Exp", "", ["raw"], ["Y"])), "node 1 'the Exp' (Exp of ai.onnx): this operator is not read behind a model");

    [Fact]
    public void A_cast_to_another_type_than_float32_is_refused() =>
        AssertRefused(Model(1, Node("Cast", "", ["X"], ["cast"], Integer("to", 11))), "columns are cast to Double, but Slipway computes in float32");

    [Fact]
    public void A_linear_classifier_of_one_score_for_two_classes_is_refused() => AssertRefused(
        Model(1, Learned("LinearClassifier", ["X"], ["label", "Y"], Singles("coefficients", 1), Singles("intercepts", 1), Integers("classlabels_ints", 0, 1))),
        "one intercept a class was expected, but there are 1 for 2 classes");

    [Fact]
    public void Two_models_are_refused() => AssertRefused(
        Model([Input("X", 1), Input("Z", 1)], [Regressor("BRANCH_LEQ", "one"), Learned("LinearRegressor", ["Z"], ["Y"])], []), "a second model was found");

    [Fact]
    public void An_input_that_is_used_twice_is_refused() => AssertRefused(
        Model(1, Node("Concat", "", ["X", "X"], ["both"], Integer("axis", 1))), "its input 'X' is used by two nodes");

    [Theory]
    [InlineData(8, 1, "input 'X': a tensor of numbers was expected, but it is of type String")]
    [InlineData(1, 1_000_000_000, "input 'X': 1 to 100000 columns can be read, but there are 1000000000")]
    [InlineData(1, 0, "input 'X': 1 to 100000 columns can be read, but there are 0")]
    public void Inputs_that_are_no_columns_of_numbers_are_refused(int type, long columns, string expected) =>
        AssertRefused(Model([Input("X", columns, type)], [Regressor("BRANCH_LEQ")], []), expected);

    [Theory]
    [InlineData(60_000, 60_000)]
    public void Inputs_of_more_columns_together_than_one_may_have_are_refused(int first, int second) => AssertRefused(
        Model([Input("X", first), Input("Z", second)], [Node("Concat", "", ["X", "Z"], ["both"])], []), "at most 100000 columns can be read");

    [Theory]
    [InlineData("nodes_featureids", "feature 7, but there are 1")]
    [InlineData("nodes_truenodeids", "tree 0 has no node 7, which is asked for")]
    [InlineData("nodes_falsenodeids", "tree 0 has no node 7, which is asked for")]
    [InlineData("target_nodeids", "tree 0 has no node 7, which is asked for")]
    [InlineData("target_treeids", "tree 7 has no node")]
    [InlineData("target_ids", "value 0 of target_ids is 7, but there are 1, counted from 0")]
    public void Indexes_out_of_range_are_refused(string attribute, string expected) =>
        AssertRefused(Changed(attribute, values => [7, .. values[1..]]), expected);

    [Theory]
    [InlineData("nodes_treeids")]
    [InlineData("nodes_featureids")]
    [InlineData("nodes_truenodeids")]
    [InlineData("target_ids")]
    [InlineData("target_nodeids")]
    public void Lists_of_other_lengths_are_refused(string attribute) => AssertRefused(Changed(attribute, values => values[1..]), "were expected");

    [Fact]
    public void A_node_that_is_its_own_child_is_refused() =>
        AssertRefused(Changed("nodes_truenodeids", _ => [0, 0, 0]), "tree 0: split 0 is the child of two splits or of one below it");

    [Fact]
    public void A_tree_of_nodes_on_a_cycle_has_no_root()
    {
        var model = Model(1, Learned(
            "TreeEnsembleRegressor",
            ["X"],
            ["Y"],
            Integers("nodes_treeids", 0, 0),
            Integers("nodes_nodeids", 0, 1),
            Integers("nodes_featureids", 0, 0),
            Texts("nodes_modes", "BRANCH_LEQ", "BRANCH_LEQ"),
            Singles("nodes_values", 0, 0),
            Integers("nodes_truenodeids", 1, 0),
            Integers("nodes_falsenodeids", 1, 0)));

        AssertRefused(model, "tree 0 should have one node without a parent, its root, but it has 0");
    }

    [Fact]
    public void A_target_that_may_get_no_vote_but_has_a_base_value_is_refused()
    {
        byte[][] attributes = [.. OnnxTreeTests.Stump("BRANCH_LEQ", 0, 0), .. OnnxTreeTests.Votes("target", [0, 1], [1, 2]), Integer("n_targets", 2), Singles("base_values", 0, 1)];

        AssertRefused(Model(1, Learned("TreeEnsembleRegressor", ["X"], ["Y"], attributes)), "some rows may get no vote for target 1, and ONNX Runtime then passes over its base value");
    }

    [Fact]
    public void A_node_of_two_parents_is_refused() =>
        AssertRefused(Changed("nodes_falsenodeids", _ => [1, 0, 0]), "tree 0 should have one node without a parent, its root, but it has 2");

    [Fact]
    public void A_node_that_waits_for_itself_is_refused() =>
        AssertRefused(Model(1, Node("Identity", "", ["Y"], ["Y"])), "node 0 'the Identity' (Identity of ai.onnx): its input 'Y' is made by no node before it");

    [Fact]
    public void A_graph_that_ends_before_a_model_is_refused() =>
        AssertRefused(Model(1, Learned("Scaler", ["X"], ["Y"], Singles("offset", 1), Singles("scale", 2))), "output 'Y': it holds columns on their way to a model");

    [Fact]
    public void Weights_in_another_file_are_refused() => AssertRefused(
        Model([Input("X", 1)], [], [Join(Constant("constant", 1, 1), Number(14, 1))]), "tensor 'constant': its values lie in another file");

    [Fact]
    public void Votes_for_an_output_of_its_own_in_each_leaf_take_no_table_of_all_outputs_a_leaf()
    {
        const int Splits = 4000;
        var ids = Enumerable.Range(0, 2 * Splits + 1).Select(id => (long)id).ToArray();
        var leaves = ids.Where(id => id >= Splits).ToArray();
        var model = Model(1, Learned(
            "TreeEnsembleRegressor",
            ["X"],
            ["Y"],
            Integer("n_targets", leaves.Length),
            Integers("nodes_treeids", new long[ids.Length]),
            Integers("nodes_nodeids", ids),
            Integers("nodes_featureids", new long[ids.Length]),
            Texts("nodes_modes", [.. ids.Select(id => id < Splits ? "BRANCH_LEQ" : "LEAF")]),
            Singles("nodes_values", new float[ids.Length]),
            Integers("nodes_truenodeids", [.. ids.Select(id => id < Splits ? 2 * id + 1 : 0)]),
            Integers("nodes_falsenodeids", [.. ids.Select(id => id < Splits ? 2 * id + 2 : 0)]),
            Integers("target_treeids", new long[leaves.Length]),
            Integers("target_nodeids", leaves),
            Integers("target_ids", [.. leaves.Select(id => id - Splits)]),
            Singles("target_weights", new float[leaves.Length])));

        AssertRefused(model, "their tables would take far more memory than the file");
    }

    [Fact]
    public void A_claim_of_many_targets_is_refused() =>
        AssertRefused(Model(1, Regressor("BRANCH_LEQ", Integer("n_targets", 1_000_000_000))), "1000000000 targets need as many target_weights or more, but there are 2");

    [Fact]
    public void A_claim_of_many_values_of_a_constant_is_refused() => AssertRefused(
        Model([Input("X", 1)], [Node("Sub", "", ["X", "constant"], ["less"])], [Constant("constant", 1_000_000_000, 1)]), "tensor 'constant': 1000000000 values were expected, but there are 1");

    private static byte[] Regressor(string mode, params byte[][] more) => Regressor(mode, "Y", more);

    private static byte[] Regressor(string mode, string output, params byte[][] more) => Learned(
        "TreeEnsembleRegressor", ["X"], [output], [.. OnnxTreeTests.Stump(mode, 0, 0), .. OnnxTreeTests.Votes("target", [0, 0], [1, 2]), .. more]);

    /// <summary>A sound model in which one list was changed.</summary>
    private static byte[] Changed(string attribute, Func<long[], long[]> change)
    {
        var lists = new Dictionary<string, long[]>
        {
            ["nodes_treeids"] = [0, 0, 0],
            ["nodes_nodeids"] = [0, 1, 2],
            ["nodes_featureids"] = [0, 0, 0],
            ["nodes_truenodeids"] = [1, 0, 0],
            ["nodes_falsenodeids"] = [2, 0, 0],
            ["target_treeids"] = [0, 0],
            ["target_nodeids"] = [1, 2],
            ["target_ids"] = [0, 0],
        };
        lists[attribute] = change(lists[attribute]);
        return Model(1, Learned(
            "TreeEnsembleRegressor",
            ["X"],
            ["Y"],
            [
                .. lists.Select(list => Integers(list.Key, list.Value)),
                Texts("nodes_modes", "BRANCH_LEQ", "LEAF", "LEAF"),
                Singles("nodes_values", 0, 0, 0),
                Singles("target_weights", 1, 2),
            ]));
    }

    private static void AssertRefused(byte[] model, string expected)
    {
        var exception = Assert.Throws<SlipwayException>(() => ModelReader.Read(model, "model.onnx"));

        Assert.Equal(ErrorKind.Model, exception.Kind);
        Assert.StartsWith("model.onnx, ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }
}
