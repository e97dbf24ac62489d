using System.Globalization;

namespace Slipway.Models.XgBoost;

/// <summary>Makes a forest of a model file's values, which mean the same in JSON and in UBJSON (XGBoost's <c>doc/model.schema</c>).</summary>
internal static class XgBoostForest
{
    /// <summary>Features without names that are believed to be there, whatever the size of the file.</summary>
    private const int FreeFeatures = 100_000;

    /// <param name="file">The file's object.</param>
    /// <param name="fileLength">The file's size in bytes.</param>
    public static Forest Read(ModelPart file, int fileLength)
    {
        if (!file.Has("learner"))
        {
            throw file.Unsupported(
                file.Has("Model")
                    ? "this is XGBoost's memory of a Booster, not a model; save the model by booster.save_model('model.json')"
                    : "this is no XGBoost model, which holds a 'learner'");
        }

        var learner = file.Part("learner");
        var booster = learner.Part("gradient_booster");
        if (booster.Text("name") is not "gbtree" and var name)
        {
            throw booster.Unsupported($"the booster is '{Excerpt.Of(name)}', which Slipway can't score; train with booster=gbtree");
        }

        var objective = learner.Part("objective");
        var transform = XgBoostObjective.Transform(objective.Text("name"))
            ?? throw objective.Unsupported($"the objective '{Excerpt.Of(objective.Text("name"))}' is not known to Slipway; train with one of XGBoost's own");
        var parameters = learner.Part("learner_model_param");
        var targetCount = parameters.Count("num_target");
        var outputCount = Math.Max(1, Math.Max(parameters.Count("num_class"), targetCount));
        var trees = Trees(booster.Part("model"), fileLength);
        if (trees.Length == 0)
        {
            throw booster.Unsupported("the model has no trees, so that there is nothing to score; train it for one round or more and save it again");
        }

        if (outputCount > trees.Length)
        {
            throw parameters.Fault($"{outputCount} outputs need as many trees, but there are {trees.Length}");
        }

        try
        {
            return new Forest(FeatureNames(learner, parameters, fileLength), outputCount, trees, transform with { PredictsShare = transform.PredictsShare || targetCount > 1 })
            {
                BaseScores = BaseScores(parameters, transform, outputCount),
            };
        }
        catch (ArgumentException exception)
        {
            throw learner.Fault(exception.Message, exception);
        }
    }

    private static Tree[] Trees(ModelPart model, int fileLength)
    {
        var parts = model.Parts("trees", "tree");
        var outputs = model.Numbers("tree_info", parts.Length);
        if (model.Part("gbtree_model_param").Count("num_trees") is var claimed && claimed != parts.Length)
        {
            throw model.Fault($"{claimed} trees were expected, but there are {parts.Length}");
        }

        var limit = new CategoryLimit(fileLength);
        var trees = new Tree[parts.Length];
        for (var i = 0; i < trees.Length; i++)
        {
            if (!(outputs[i] >= 0 && outputs[i] < trees.Length && double.IsInteger(outputs[i])))
            {
                throw model.Fault($"tree {i} adds to output {outputs[i]}, which does not exist");
            }

            trees[i] = XgBoostTree.Read(parts[i], (int)outputs[i], limit);
        }

        return trees;
    }

    /// <summary>The file's names, or f0, f1 and so on if it has none.</summary>
    private static string[] FeatureNames(ModelPart learner, ModelPart parameters, int fileLength)
    {
        var count = parameters.Count("num_feature");
        if (count == 0)
        {
            throw parameters.Fault("num_feature is 0 or missing, but a model has at least one feature");
        }

        var names = learner.Texts("feature_names");
        if (names.Length > 0)
        {
            return names.Length == count ? names : throw learner.Fault($"{count} feature names were expected, but there are {names.Length}");
        }

        return count <= Math.Max(FreeFeatures, fileLength)
            ? [.. Enumerable.Range(0, count).Select(index => $"f{index}")]
            : throw parameters.Fault($"{count} features without names are far more than a file of {fileLength} bytes can ask for");
    }

    /// <summary>What each output begins with. The text is one number, or since XGBoost 3.1 a list such as <c>[5E-1]</c>, for all outputs or one each.</summary>
    private static double[] BaseScores(ModelPart parameters, OutputTransform transform, int outputCount)
    {
        var text = parameters.Text("base_score");
        var tokens = text.StartsWith('[') && text.EndsWith(']') ? text[1..^1].Split(',') : [text];
        if (tokens.Length != 1 && tokens.Length != outputCount)
        {
            throw parameters.Fault($"{outputCount} base scores were expected, but there are {tokens.Length}");
        }

        var margins = new double[outputCount];
        for (var output = 0; output < outputCount; output++)
        {
            var token = tokens.Length == 1 ? tokens[0] : tokens[output];
            margins[output] = float.TryParse(token, NumberStyles.Float, CultureInfo.InvariantCulture, out var score) && XgBoostObjective.Margin(transform, score) is { } margin
                ? margin
                : throw parameters.Fault($"the base score '{Excerpt.Of(token)}' is no prediction that this objective can make");
        }

        return margins;
    }
}
