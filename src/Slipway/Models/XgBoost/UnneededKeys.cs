namespace Slipway.Models.XgBoost;

/// <summary>What a model file says and scoring does not need: about half of the file, which is not kept.</summary>
internal static class UnneededKeys
{
    /// <summary>What the splits brought.</summary>
    public const string Gains = "loss_changes";

    /// <param name="key">A value's name.</param>
    /// <param name="withGains">Whether <see cref="Gains"/> is needed.</param>
    public static bool Contain(string key, bool withGains) => key == Gains ? !withGains : key is
        "Config" or "attributes" or "base_weights" or "cats" or "feature_types" or "id" or "iteration_indptr" or "leaf_child_counts"
        or "parents" or "sum_hessian";
}
