namespace Slipway.Models.Onnx.Linear;

/// <summary>Reads LinearRegressor and LinearClassifier.</summary>
internal static class OnnxLinear
{
    public static OnnxScores Regressor(OnnxNode node, IReadOnlyList<string> features)
    {
        if (OnnxEstimators.Transform(node).Kind != OutputTransformKind.Identity)
        {
            throw node.Unsupported("a linear regression with a post_transform can't be scored; export one without");
        }

        var weights = Doubles(node, "coefficients");
        var targets = node.Integer("targets", 1);
        if (targets < 1 || targets * (double)features.Count != weights.Length)
        {
            throw node.Damaged($"{targets} targets of {features.Count} features do not go with {weights.Length} values of coefficients");
        }

        // ONNX Runtime passes over intercepts of any other number.
        var intercepts = Doubles(node, "intercepts") is { Length: var count } found && count == targets ? found : new double[targets];
        return new OnnxScores(
            intercepts.Length,
            SumsToOne: false,
            OutputTransform.Identity,
            transform => OnnxEstimators.Create(node, () => new LinearModel(features, weights, intercepts, transform)));
    }

    public static OnnxScores Classifier(OnnxNode node, IReadOnlyList<string> features)
    {
        var labels = OnnxEstimators.ClassLabels(node, "classlabels_ints");
        var transform = OnnxEstimators.Transform(node);
        var (weights, intercepts) = (Doubles(node, "coefficients"), Doubles(node, "intercepts"));
        if (intercepts.Length != labels.Length)
        {
            throw node.Unsupported($"one intercept a class was expected, but there are {intercepts.Length} for {labels.Length} classes; export the model by skl2onnx");
        }

        var isMirrored = transform.Kind == OutputTransformKind.Sigmoid && intercepts.Length == 2 && IsMirrored(weights) && IsMirrored(intercepts);
        if (isMirrored)
        {
            // The sigmoid of the second score and that of its negative: the two probabilities of one score.
            (weights, intercepts) = (weights[(weights.Length / 2)..], intercepts[1..]);
        }

        return new OnnxScores(
            labels.Length,
            SumsToOne: isMirrored || transform.Kind == OutputTransformKind.Softmax,
            transform,
            last => OnnxEstimators.Create(node, () => new LinearModel(features, weights, intercepts, last) { ClassLabels = labels }));
    }

    private static double[] Doubles(OnnxNode node, string name) => [.. node.Singles(name).Select(value => (double)value)];

    /// <summary>Whether the second half of some numbers is the negative of the first.</summary>
    private static bool IsMirrored(double[] values)
    {
        var half = values.Length / 2;
        return values.Length % 2 == 0 && Enumerable.Range(0, half).All(i => values[i] == -values[half + i]);
    }
}
