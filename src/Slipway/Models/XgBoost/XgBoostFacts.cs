namespace Slipway.Models.XgBoost;

/// <summary>
/// Reads what a model file says beside the trees: XGBoost's version, the few parameters that it keeps, and the splits' gains. What is not as
/// expected is left out: no prediction depends on it.
/// </summary>
internal static class XgBoostFacts
{
    private const string CategoricalType = "c";

    /// <summary>The parameters that say how the trees were grown; of others, files have only results of the training.</summary>
    private static readonly HashSet<string> Kept =
    [
        "aft_loss_distribution", "aft_loss_distribution_scale", "huber_slope", "max_delta_step", "num_class", "num_parallel_tree", "quantile_alpha", "scale_pos_weight",
        "tweedie_variance_power",
    ];

    /// <param name="file">The object of a file that <see cref="XgBoostForest"/> can read, with its gains.</param>
    /// <param name="featureCount">How many model columns it has.</param>
    public static ModelFacts Read(ModelPart file, int featureCount)
    {
        var learner = file.Part("learner");
        var objective = learner.Part("objective");
        var model = learner.Part("gradient_booster").Part("model");
        var parameters = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["objective"] = objective.Text("name") };
        foreach (var (key, value) in objective.InnerTexts().Concat(model.InnerTexts()).Where(entry => Kept.Contains(entry.Key)))
        {
            parameters[key] = Excerpt.Of(value);
        }

        return new ModelFacts
        {
            Format = "XGBoost",
            LibraryVersion = file.FindNumbers("version") is { Length: 3 } version ? string.Join('.', version) : null,
            Parameters = parameters,
            CategoricalColumns = learner.FindTexts(UnneededKeys.Types).Index().Where(type => type.Item == CategoricalType).Select(type => type.Index).ToHashSet(),
            Gains = Gains(model.Parts("trees", "tree"), featureCount),
        };
    }

    private static double[] Gains(ModelPart[] trees, int featureCount)
    {
        if (!trees.Any(tree => tree.Has(UnneededKeys.Gains)))
        {
            return [];
        }

        var gains = new double[featureCount];
        foreach (var tree in trees)
        {
            var features = tree.Numbers("split_indices");
            var left = tree.Numbers("left_children");
            foreach (var (node, gain) in (tree.FindNumbers(UnneededKeys.Gains) ?? []).Take(left.Length).Index())
            {
                // A leaf has no feature, and in its place anything.
                if (left[node] >= 0 && features[node] >= 0 && features[node] < featureCount && double.IsFinite(gain))
                {
                    gains[(int)features[node]] += gain;
                }
            }
        }

        return gains;
    }
}
