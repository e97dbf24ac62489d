using Slipway.Models.Preparation;

namespace Slipway.Models.Onnx;

/// <summary>Reads the nodes behind the model.</summary>
internal static class OnnxOutputs
{
    /// <summary>What a node makes of predictions, probabilities or labels.</summary>
    public static OnnxValue Read(OnnxNode node, OnnxValue value, IReadOnlyDictionary<string, OnnxTensor> constants) => (node.FullOperator, value) switch
    {
        ("Identity" or "Flatten" or "ai.onnx.ml.ZipMap", OnnxScores) => value,
        ("Cast", OnnxScores) when node.Integer("to", 0) is (long)TensorType.Float or (long)TensorType.Double => value,
        ("Reshape", OnnxScores scores) => Reshape(node, scores, constants),
        ("ai.onnx.ml.Normalizer", OnnxScores scores) => Normalized(node, scores),
        ("ArgMax", OnnxScores) => new OnnxLabel(),
        ("Identity" or "Cast" or "Reshape" or "Flatten", OnnxLabel) => value,
        _ => throw node.Unsupported(
            "this operator is not read behind a model. Slipway reads ZipMap, ArgMax, Cast, Reshape, Flatten, Identity and Normalizer there; "
            + "export the model without it"),
    };

    private static OnnxScores Reshape(OnnxNode node, OnnxScores scores, IReadOnlyDictionary<string, OnnxTensor> constants)
    {
        var shape = node.Inputs.Count == 2 && constants.TryGetValue(node.Inputs[1], out var tensor)
            ? tensor.Integers()
            : throw node.Unsupported("its shape is no constant of the model; export the model without it");
        return shape is [-1 or 0, ..] && shape.Skip(1).Aggregate(1.0, (product, dimension) => product * dimension) == scores.ColumnCount
            ? scores
            : throw node.Unsupported($"a shape [-1, {scores.ColumnCount}] that keeps the rows was expected, but [{Excerpt.Of(string.Join(", ", shape))}] was found; export the model without it");
    }

    private static OnnxScores Normalized(OnnxNode node, OnnxScores scores) => OnnxSteps.Norm(node) != Norm.L1
        ? throw node.Unsupported("probabilities are divided by another norm than L1; export the model without it")
        : scores.SumsToOne ? scores
        : scores.Transform.Kind == OutputTransformKind.Sigmoid
            ? scores with { SumsToOne = true, Transform = new OutputTransform(OutputTransformKind.SigmoidShares) }
            : throw node.Unsupported("scores that are no sigmoids are divided by their sum; export the model without it");
}
