namespace Slipway.Tests.Models.XgBoost;

/// <summary>Models of one split, as XGBoost writes them in JSON.</summary>
internal static class ModelText
{
    public const string Stump =
        """
        {"learner":{"attributes":{},"feature_names":[],"feature_types":[],"gradient_booster":{"model":{
        "gbtree_model_param":{"num_parallel_tree":"1","num_trees":"1","size_leaf_vector":"0"},"tree_info":[0],"trees":[{
        "base_weights":[],"categories":[],"categories_nodes":[],"categories_segments":[],"categories_sizes":[],
        "default_left":[1,0,0],"id":0,"left_children":[1,-1,-1],"right_children":[2,-1,-1],"split_conditions":[1E-1,1.25E0,-7.5E-1],
        "split_indices":[1,0,0],"split_type":[0,0,0],"tree_param":{"num_deleted":"0","num_feature":"2","num_nodes":"3","size_leaf_vector":"0"}
        }]},"name":"gbtree"},"learner_model_param":{"base_score":"5E-1","num_class":"0","num_feature":"2","num_target":"1"},
        "objective":{"name":"reg:squarederror"}},"version":[1,7,4]}
        """;

    public static string CategoricalStump { get; } = Stump
        .Replace(
            "\"categories\":[],\"categories_nodes\":[],\"categories_segments\":[],\"categories_sizes\":[]",
            "\"categories\":[3,40],\"categories_nodes\":[0],\"categories_segments\":[0],\"categories_sizes\":[2]",
            StringComparison.Ordinal)
        .Replace("\"split_conditions\":[1E-1", "\"split_conditions\":[NaN", StringComparison.Ordinal)
        .Replace("\"split_type\":[0", "\"split_type\":[1", StringComparison.Ordinal);
}
