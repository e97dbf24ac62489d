namespace Slipway.Models.XgBoost;

/// <summary>What a model file says and scoring does not need: about half of the file, which is not kept.</summary>
internal static class UnneededKeys
{
    /// <summary>What the splits brought.</summary>
    public const string Gains = "loss_changes";

    /// <summary>What kind of values each feature has.</summary>
    public const string Types = "feature_types";

    /// <param name="key">A value's name.</param>
    /// <param name="withFacts">Whether <see cref="Gains"/> and <see cref="Types"/> are needed.</param>
    public static bool Contain(string key, bool withFacts) => key is Gains or Types ? !withFacts : key is
        "Config" or "attributes" or "base_weights" or "cats" or "id" or "iteration_indptr" or "leaf_child_counts"
        or "parents" or "sum_hessian";
}
