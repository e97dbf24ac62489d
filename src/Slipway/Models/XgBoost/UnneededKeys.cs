namespace Slipway.Models.XgBoost;

/// <summary>What a model file says and scoring does not need: about half of the file, which is not kept.</summary>
internal static class UnneededKeys
{
    public static bool Contain(string key) => key is
        "attributes" or "base_weights" or "cats" or "feature_types" or "id" or "iteration_indptr" or "leaf_child_counts"
        or "loss_changes" or "parents" or "sum_hessian";
}
