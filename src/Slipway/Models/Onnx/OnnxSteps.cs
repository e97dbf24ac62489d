using Slipway.Models.Preparation;

namespace Slipway.Models.Onnx;

/// <summary>Reads the nodes in front of the model.</summary>
internal static class OnnxSteps
{
    public static bool Reads(OnnxNode node) =>
        node.FullOperator is "Cast" or "Identity" or "Sub" or "Add" or "Mul" or "Div" or "ai.onnx.ml.Scaler" or "ai.onnx.ml.Imputer" or "ai.onnx.ml.Normalizer";

    /// <summary>The input that holds the columns; of an arithmetic node, the one that is no constant.</summary>
    public static string ColumnsOf(OnnxNode node, IReadOnlyDictionary<string, OnnxTensor> constants) =>
        node.FullOperator is not ("Sub" or "Add" or "Mul" or "Div") ? node.OnlyInput()
        : node.Inputs.Count != 2 ? throw node.Damaged($"two inputs were expected, but there are {node.Inputs.Count}")
        : constants.ContainsKey(node.Inputs[1]) ? node.Inputs[0]
        : constants.ContainsKey(node.Inputs[0]) && node.FullOperator is "Add" or "Mul" ? node.Inputs[1]
        : throw node.Unsupported("its second input is no constant of the model, so it is no scaling that Slipway reads; do this before the model, and export it without");

    /// <summary>The columns behind a node.</summary>
    public static OnnxColumns Read(OnnxNode node, OnnxColumns columns, IReadOnlyDictionary<string, OnnxTensor> constants) => node.FullOperator switch
    {
        "Identity" => columns,
        "Cast" => node.Integer("to", 0) == (long)TensorType.Float ? columns
            : throw node.Unsupported($"columns are cast to {(TensorType)node.Integer("to", 0)}, but Slipway computes in float32; export the model with float32 inputs (FloatTensorType)"),
        "ai.onnx.ml.Scaler" => columns.With(Scaler(node, columns.Count)),
        "ai.onnx.ml.Imputer" => columns.With(Imputer(node, columns.Count)),
        "ai.onnx.ml.Normalizer" => columns.With(new Normalizer(0, columns.Count, Norm(node))),
        _ => columns.With(Arithmetic(node, columns.Count, constants)),
    };

    /// <summary>Several blocks of columns side by side.</summary>
    public static OnnxColumns Join(OnnxNode node, OnnxColumns[] blocks)
    {
        if (node.FullOperator == "Concat" && node.Integer("axis", 1) is not (1 or -1))
        {
            throw node.Unsupported($"columns are joined along axis 1, but this is axis {node.Integer("axis", 1)}");
        }

        if (node.FullOperator != "Concat" && !node.Integers("inputdimensions").SequenceEqual(blocks.Select(block => (long)block.Count)))
        {
            throw node.Damaged("the attribute 'inputdimensions' differs from the inputs' numbers of columns");
        }

        return OnnxColumns.Join(blocks);
    }

    /// <summary>The norm that a node divides by.</summary>
    public static Norm Norm(OnnxNode node) => node.Text("norm", "MAX") switch
    {
        "MAX" => Preparation.Norm.Max,
        "L1" => Preparation.Norm.L1,
        "L2" => Preparation.Norm.L2,
        var norm => throw node.Damaged($"the norm is MAX, L1 or L2, but '{Excerpt.Of(norm)}' was found"),
    };

    /// <summary>The error for an operator that is none of those that are read.</summary>
    public static SlipwayException NotRead(OnnxNode node) => node.FullOperator == "ai.onnx.ml.TreeEnsemble"
        ? node.Unsupported("this operator of version 5 is not read; export the model with target_opset={'': 15, 'ai.onnx.ml': 3}")
        : node.Unsupported(
            "this operator is not read here. Slipway reads one TreeEnsemble or linear model behind Scaler, Imputer, Normalizer, Cast and Concat; "
            + "do other steps before the model, and export it without them");

    private static Scaler Scaler(OnnxNode node, int columns)
    {
        var (offsets, factors) = (node.Singles("offset"), node.Singles("scale"));
        if (offsets.Count != factors.Count)
        {
            throw node.Damaged($"as many values of offset as of scale were expected, but there are {offsets.Count} and {factors.Count}");
        }

        return new Scaler(0, columns, Parameters(node, "offset", offsets, columns), Parameters(node, "scale", factors, columns));
    }

    private static Imputer Imputer(OnnxNode node, int columns) => node.Integers("imputed_value_int64s").Count == 0
        ? new Imputer(0, columns, node.Single("replaced_value_float", 0), Parameters(node, "imputed_value_floats", node.Singles("imputed_value_floats"), columns))
        : throw node.Unsupported("values of integers are replaced; export the model with float32 inputs (FloatTensorType)");

    private static PreparationStep Arithmetic(OnnxNode node, int columns, IReadOnlyDictionary<string, OnnxTensor> constants)
    {
        var name = node.Inputs[constants.ContainsKey(node.Inputs[1]) ? 1 : 0];
        var values = Parameters(node, name, constants[name].Singles(), columns);
        return node.Operator switch
        {
            "Sub" => new Scaler(0, columns, values, [1]),
            "Add" => new Scaler(0, columns, [.. values.Select(value => -value)], [1]),
            "Mul" => new Scaler(0, columns, [0], values),
            _ => new Divider(0, columns, values),
        };
    }

    private static float[] Parameters(OnnxNode node, string name, IReadOnlyList<float> values, int columns) =>
        values.Count == 1 || values.Count == columns
            ? [.. values]
            : throw node.Damaged($"1 or {columns} values of {Excerpt.Of(name)} were expected, but there are {values.Count}");
}
