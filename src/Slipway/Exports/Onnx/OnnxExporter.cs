using System.Text;
using System.Text.Json;
using Slipway.Columns;
using Slipway.Models;
using Slipway.Sinks;

namespace Slipway.Exports.Onnx;

/// <summary>Writes a model as an ONNX file: from encoded model columns to predictions.</summary>
internal static class OnnxExporter
{
    /// <summary>The input: rows of the model's columns, in their order, as float32; NaN where a value is missing.</summary>
    public const string Input = "columns";

    /// <summary>The output of a classification that has the probability of each class.</summary>
    public const string Probabilities = "probabilities";

    // Of 2022; runtimes since read it.
    private const int FormatVersion = 8;
    private const int OperatorsVersion = 17;
    private const int LearningOperatorsVersion = 3;

    /// <param name="metadata">The model's metadata.</param>
    /// <param name="estimator">The model.</param>
    /// <exception cref="SlipwayException">The model can't be an ONNX file.</exception>
    public static byte[] Write(Metadata metadata, Estimator estimator)
    {
        var forest = ExportedModel.RequireForest(estimator, "ONNX");
        var layout = PredictionLayout.Create(metadata);
        ExportedModel.RequireOutputs(forest, layout);
        string[] columns = [.. metadata.Features.SelectMany(feature => feature.ModelColumns())];
        var graph = Build(metadata, forest, layout);
        var model = new ProtobufWriter();
        model.Integer(1, FormatVersion);
        model.Text(2, "slipway");
        model.Text(3, metadata.Versions.Slipway);
        model.Text(6, $"The input '{Input}' has the columns {string.Join(", ", columns)} as float32, NaN where a value is missing.");
        model.Message(7, graph.WriteTo);
        Operators(model, "", OperatorsVersion);
        Operators(model, OnnxGraph.LearningDomain, LearningOperatorsVersion);
        Property(model, "columns", JsonList(columns));
        Property(model, "target", metadata.Target.Name);
        Property(model, "digest", metadata.Digest);
        return model.ToArray();
    }

    private static OnnxGraph Build(Metadata metadata, Forest forest, PredictionLayout layout)
    {
        var graph = new OnnxGraph(metadata.Name);
        graph.Input(Input, forest.FeatureCount);
        var scores = AddForest(graph, forest);
        if (layout.Classes.Count == 0)
        {
            AddTransform(graph, forest.Transform, scores, PredictionLayout.Prediction);
            graph.Output(PredictionLayout.Prediction, OnnxGraph.FloatType, forest.OutputCount);
            return graph;
        }

        if (forest.OutputCount == 1)
        {
            // A binary model has one score, from which the probabilities of both classes follow.
            var second = AddTransform(graph, forest.Transform, scores);
            var first = graph.Add("Sub", [graph.Constant<float>([1]), second]);
            graph.Add("Concat", [first, second], Probabilities, attributes => attributes.Integer("axis", 1));
        }
        else
        {
            AddTransform(graph, forest.Transform, scores, Probabilities);
        }

        var likeliest = graph.Add("ArgMax", [Probabilities], attributes: attributes =>
        {
            attributes.Integer("axis", 1);
            attributes.Integer("keepdims", 0);
        });
        var isText = layout.Type == ColumnType.Text;
        var classes = isText ? graph.Constant(layout.Classes) : graph.Constant<long>([.. layout.ClassNumbers]);
        graph.Add("Gather", [classes, likeliest], PredictionLayout.Prediction);
        graph.Output(PredictionLayout.Prediction, isText ? OnnxGraph.TextType : OnnxGraph.IntegerType, null);
        graph.Output(Probabilities, OnnxGraph.FloatType, layout.Classes.Count);
        return graph;
    }

    private static string AddForest(OnnxGraph graph, Forest forest)
    {
        var trees = OnnxTrees.Of(forest);
        var scores = graph.Add("TreeEnsembleRegressor", [Input], domain: OnnxGraph.LearningDomain, attributes: attributes =>
        {
            attributes.Text("aggregate_function", "SUM");
            attributes.Integer("n_targets", forest.OutputCount);
            attributes.Integers("nodes_treeids", trees.TreeIds);
            attributes.Integers("nodes_nodeids", trees.NodeIds);
            attributes.Integers("nodes_featureids", trees.FeatureIds);
            attributes.Texts("nodes_modes", trees.AreLeaves.Select(isLeaf => isLeaf ? "LEAF" : "BRANCH_LEQ"));
            attributes.Numbers("nodes_values", trees.Thresholds);
            attributes.Integers("nodes_truenodeids", trees.TrueIds);
            attributes.Integers("nodes_falsenodeids", trees.FalseIds);
            attributes.Integers("nodes_missing_value_tracks_true", trees.MissingIsTrue.Select(isTrue => isTrue ? 1L : 0));
            attributes.Integers("target_treeids", trees.LeafTreeIds);
            attributes.Integers("target_nodeids", trees.LeafNodeIds);
            attributes.Integers("target_ids", trees.LeafTargets);
            attributes.Numbers("target_weights", trees.LeafValues);
            attributes.Text("post_transform", "NONE");
        });
        scores = forest.Divisor == 1 ? scores : graph.Add("Div", [scores, graph.Constant([(float)forest.Divisor])]);
        return forest.BaseScores.Count == 0
            ? scores
            : graph.Add("Add", [scores, graph.Constant<float>([.. Enumerable.Range(0, forest.OutputCount).Select(output => (float)forest.BaseScores.ElementAtOrDefault(output))])]);
    }

    private static string AddTransform(OnnxGraph graph, OutputTransform transform, string scores, string? result = null) => transform.Kind switch
    {
        OutputTransformKind.Identity => graph.Add("Identity", [scores], result),
        OutputTransformKind.Sigmoid when transform.Coefficient == 1 => graph.Add("Sigmoid", [scores], result),
        OutputTransformKind.Sigmoid => graph.Add("Sigmoid", [graph.Add("Mul", [scores, graph.Constant([(float)transform.Coefficient])])], result),
        OutputTransformKind.Softmax => graph.Add("Softmax", [scores], result, attributes => attributes.Integer("axis", 1)),
        OutputTransformKind.Exponential => graph.Add("Exp", [scores], result),
        OutputTransformKind.SignedSquare => graph.Add("Mul", [scores, graph.Add("Abs", [scores])], result),
        OutputTransformKind.LogOnePlusExponential => graph.Add("Softplus", [scores], result),
        _ => throw new ArgumentOutOfRangeException(nameof(transform)),
    };

    private static void Operators(ProtobufWriter model, string domain, int version) => model.Message(8, operators =>
    {
        operators.Text(1, domain);
        operators.Integer(2, version);
    });

    private static void Property(ProtobufWriter model, string key, string value) => model.Message(14, property =>
    {
        property.Text(1, key);
        property.Text(2, value);
    });

    private static string JsonList(IEnumerable<string> texts)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            writer.WriteStartArray();
            foreach (var text in texts)
            {
                writer.WriteStringValue(text);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer(), 0, (int)stream.Length);
    }
}
