namespace Slipway.Tests.Scoring;

/// <summary>Small models in LightGBM's text format, written by hand.</summary>
internal static class ModelTexts
{
    /// <summary>One numerical split: at or below the threshold 1.25, above it -0.75.</summary>
    public static string Stump(string threshold, int decisionType, string objective = "regression") =>
        Model(Tree(threshold, decisionType, "num_cat=0\n"), objective);

    /// <summary>One categorical split: in the set (words of 32 bits) 1.25, else -0.75.</summary>
    public static string CategoricalStump(string categories, int decisionType) => Model(
        Tree("0", decisionType, $"num_cat=1\ncat_boundaries=0 {categories.Split(' ').Length}\ncat_threshold={categories}\n"), "regression");

    /// <summary>A constant tree for each value, one an output.</summary>
    public static string Constants(string objective, params double[] values) => Model(
        string.Concat(values.Select((value, index) =>
            FormattableString.Invariant($"Tree={index}\nnum_leaves=1\nnum_cat=0\nleaf_value={value:R}\nis_linear=0\nshrinkage=1\n\n\n"))),
        objective,
        values.Length);

    private static string Tree(string threshold, int decisionType, string categories) => $"""
        Tree=0
        num_leaves=2
        {categories}split_feature=0
        split_gain=1
        threshold={threshold}
        decision_type={decisionType}
        left_child=-1
        right_child=-2
        leaf_value=1.25 -0.75
        leaf_weight=1 1
        leaf_count=1 1
        internal_value=0
        internal_weight=2
        internal_count=2
        is_linear=0
        shrinkage=1



        """;

    private static string Model(string trees, string objective, int outputs = 1) => $"""
        tree
        version=v4
        num_class={outputs}
        num_tree_per_iteration={outputs}
        label_index=0
        max_feature_idx=1
        objective={objective}
        feature_names=f0 f1
        feature_infos=[-1:1] [-1:1]

        {trees}end of trees

        feature_importances:

        parameters:
        end of parameters

        pandas_categorical:null

        """;
}
