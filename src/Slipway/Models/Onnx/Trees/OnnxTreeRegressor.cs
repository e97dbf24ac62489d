namespace Slipway.Models.Onnx.Trees;

/// <summary>Reads TreeEnsembleRegressor.</summary>
internal static class OnnxTreeRegressor
{
    public static OnnxScores Read(OnnxNode node, IReadOnlyList<string> features)
    {
        var targets = node.Integer("n_targets", 1);
        var transform = OnnxEstimators.Transform(node);
        if (targets == 1 && transform.Kind != OutputTransformKind.Identity)
        {
            throw node.Unsupported("ONNX Runtime passes over the post_transform of a regression with one target, so what is meant is not clear; export one without");
        }

        var ensemble = OnnxTreeEnsemble.Read(node, "target", targets);
        if (targets > ensemble.VoteCount)
        {
            throw node.Damaged($"{targets} targets need as many target_weights or more, but there are {ensemble.VoteCount}");
        }

        if (targets == 1 && !ensemble.HasOneVotePerLeaf)
        {
            throw node.Damaged("one value of target_weights a leaf was expected, but a leaf has none or several");
        }

        var isAverage = node.Text("aggregate_function", "SUM") switch
        {
            "SUM" => false,
            "AVERAGE" => true,
            var other => throw node.Unsupported($"aggregate_function is '{Excerpt.Of(other)}', but SUM and AVERAGE can be scored; export a model that adds or averages its trees"),
        };
        var baseScores = node.Numbers("base_values");
        if (baseScores.Count != 0 && baseScores.Count != targets)
        {
            throw node.Damaged($"{targets} base_values were expected, but there are {baseScores.Count}");
        }

        if (targets > 1 && Enumerable.Range(0, baseScores.Count).Where(i => baseScores[i] != 0 && !ensemble.HasTreeThatAlwaysVotesFor(i)).ToList() is [var target, ..])
        {
            throw node.Unsupported($"some rows may get no vote for target {target}, and ONNX Runtime then passes over its base value; export the model without base_values");
        }

        return new OnnxScores(
            (int)targets,
            SumsToOne: transform.Kind == OutputTransformKind.Softmax,
            transform,
            last => OnnxEstimators.Create(node, () => new Forest(features, (int)targets, ensemble.Trees, last)
            {
                BaseScores = baseScores,
                Divisor = isAverage ? ensemble.TreeCount : 1,
            }));
    }
}
