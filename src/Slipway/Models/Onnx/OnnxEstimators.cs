using System.Globalization;
using Slipway.Models.Onnx.Linear;
using Slipway.Models.Onnx.Trees;

namespace Slipway.Models.Onnx;

/// <summary>Reads the node that is the model.</summary>
internal static class OnnxEstimators
{
    public static bool Reads(OnnxNode node) => IsClassifier(node) || node.FullOperator is "ai.onnx.ml.TreeEnsembleRegressor" or "ai.onnx.ml.LinearRegressor";

    public static bool IsClassifier(OnnxNode node) => node.FullOperator is "ai.onnx.ml.TreeEnsembleClassifier" or "ai.onnx.ml.LinearClassifier";

    public static OnnxScores Read(OnnxNode node, IReadOnlyList<string> features) => node.Operator switch
    {
        "TreeEnsembleRegressor" => OnnxTreeRegressor.Read(node, features),
        "TreeEnsembleClassifier" => OnnxTreeClassifier.Read(node, features),
        "LinearRegressor" => OnnxLinear.Regressor(node, features),
        _ => OnnxLinear.Classifier(node, features),
    };

    /// <summary>The transform of the attribute <c>post_transform</c>.</summary>
    public static OutputTransform Transform(OnnxNode node) => node.Text("post_transform", "NONE") switch
    {
        "NONE" => OutputTransform.Identity,
        "LOGISTIC" => new OutputTransform(OutputTransformKind.Sigmoid),
        "SOFTMAX" => new OutputTransform(OutputTransformKind.Softmax),
        var other => throw node.Unsupported($"post_transform is '{Excerpt.Of(other)}', but NONE, LOGISTIC and SOFTMAX can be scored; export a model with one of these"),
    };

    /// <summary>The classes' names, out of one of two attributes.</summary>
    public static string[] ClassLabels(OnnxNode node, string integers)
    {
        var texts = node.Texts("classlabels_strings");
        var labels = texts.Count > 0
            ? texts.Select(node.Text)
            : node.Integers(integers).Select(label => label.ToString(CultureInfo.InvariantCulture));
        return labels.ToArray() is { Length: >= 2 } found ? found : throw node.Damaged("two or more labels of classes were expected, but there are fewer");
    }

    /// <summary>Makes the model, whose constructor checks it.</summary>
    public static Estimator Create(OnnxNode node, Func<Estimator> create)
    {
        try
        {
            return create();
        }
        catch (ArgumentException exception)
        {
            throw node.Damaged(exception.Message, exception);
        }
    }
}
