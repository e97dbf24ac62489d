namespace Slipway.Models.Onnx.Trees;

/// <summary>
/// Reads TreeEnsembleClassifier. Where all votes are for the first of two classes, ONNX Runtime takes them for one score of the second
/// class: of mixed signs with LOGISTIC, the score of a sigmoid; never negative with NONE, the probability itself.
/// </summary>
internal static class OnnxTreeClassifier
{
    public static OnnxScores Read(OnnxNode node, IReadOnlyList<string> features)
    {
        var labels = OnnxEstimators.ClassLabels(node, "classlabels_int64s");
        var transform = OnnxEstimators.Transform(node);
        var ensemble = OnnxTreeEnsemble.Read(node, "class", labels.Length);
        var baseScores = node.Numbers("base_values");
        if (labels.Length == 2)
        {
            return ensemble.VotesFor(1)
                ? Two(node, features, labels, transform, ensemble, baseScores)
                : One(node, features, labels, transform, ensemble, baseScores);
        }

        if (baseScores.Count != 0 && baseScores.Count != labels.Length)
        {
            throw node.Damaged($"{labels.Length} base_values were expected, but there are {baseScores.Count}");
        }

        return Several(node, features, labels, transform, ensemble.Trees, baseScores);
    }

    private static OnnxScores Two(
        OnnxNode node, IReadOnlyList<string> features, string[] labels, OutputTransform transform, OnnxTreeEnsemble ensemble, IReadOnlyList<double> baseScores)
    {
        if (!ensemble.HasTreeThatAlwaysVotesFor(1))
        {
            throw node.Unsupported("some rows may get no vote for the second class, and ONNX Runtime then computes otherwise; export the model by skl2onnx, which gives each leaf a vote for each class");
        }

        return baseScores.Count == 0
            ? Several(node, features, labels, transform, ensemble.Trees, [])
            : throw node.Unsupported("base_values beside votes for the second of two classes can't be scored: ONNX Runtime passes over some of them; export the model without base_values");
    }

    private static OnnxScores One(
        OnnxNode node, IReadOnlyList<string> features, string[] labels, OutputTransform transform, OnnxTreeEnsemble ensemble, IReadOnlyList<double> baseScores)
    {
        if (baseScores.Count > 1)
        {
            throw node.Damaged($"at most one of base_values was expected, but there are {baseScores.Count}");
        }

        var baseScore = baseScores is [var only] ? only : 0;
        return (transform.Kind, ensemble.HasNegativeVotes) switch
        {
            (OutputTransformKind.Sigmoid, true) => new OnnxScores(
                labels.Length,
                SumsToOne: true,
                transform,
                last => OnnxEstimators.Create(node, () => new Forest(features, 1, ensemble.Trees, last) { BaseScores = baseScores, ClassLabels = labels })),
            (OutputTransformKind.Identity, false) => Several(
                node,
                features,
                labels,
                transform,
                [.. ensemble.Trees.SelectMany(Complements)],
                [1 - baseScore, baseScore]) with
            { SumsToOne = true },
            _ => throw node.Unsupported(
                "all votes are for the first class, which can be scored with LOGISTIC if some are negative and with NONE if none is; "
                + "in this combination ONNX Runtime gives no probabilities. Export the model with probabilities (raw_scores=False)"),
        };
    }

    private static OnnxScores Several(
        OnnxNode node, IReadOnlyList<string> features, string[] labels, OutputTransform transform, IReadOnlyList<Tree> trees, IReadOnlyList<double> baseScores) => new(
            labels.Length,
            SumsToOne: transform.Kind == OutputTransformKind.Softmax,
            transform,
            last => OnnxEstimators.Create(node, () => new Forest(features, labels.Length, trees, last) { BaseScores = baseScores, ClassLabels = labels }));

    /// <summary>A tree of the second class's probabilities, and one that takes them from the first class's.</summary>
    private static IEnumerable<Tree> Complements(Tree tree)
    {
        var values = tree.LeafValues.ToArray();
        return [tree.WithLeaves([.. values.Select(value => -value)], output: 0), tree.WithLeaves(values, output: 1)];
    }
}
