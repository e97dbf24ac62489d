namespace Slipway.Exports.Onnx;

/// <summary>Builds a graph of ONNX's operators: https://github.com/onnx/onnx/blob/main/onnx/onnx.proto.</summary>
internal sealed class OnnxGraph
{
    public const int FloatType = 1;
    public const int IntegerType = 7;
    public const int TextType = 8;

    /// <summary>The domain of operators of machine learning.</summary>
    public const string LearningDomain = "ai.onnx.ml";

    // The fields of GraphProto.
    private const int NodeField = 1;
    private const int NameField = 2;
    private const int InitializerField = 5;
    private const int InputField = 11;
    private const int OutputField = 12;

    private readonly ProtobufWriter _graph = new();
    private int _valueCount;

    public OnnxGraph(string name) => _graph.Text(NameField, name);

    /// <summary>Writes the graph as the content of a message.</summary>
    public void WriteTo(ProtobufWriter message) => message.Append(_graph);

    /// <summary>Declares an input: float32, any number of rows.</summary>
    public void Input(string name, int columns) => _graph.Message(InputField, value => WriteValue(value, name, FloatType, columns));

    /// <summary>Declares an output of any number of rows.</summary>
    /// <param name="name">The value's name.</param>
    /// <param name="type">The type of its elements.</param>
    /// <param name="columns">Null for one value a row.</param>
    public void Output(string name, int type, int? columns) => _graph.Message(OutputField, value => WriteValue(value, name, type, columns));

    /// <summary>Adds a constant of one dimension; values are float32, int64 or text.</summary>
    /// <returns>Its name.</returns>
    public string Constant<T>(IReadOnlyCollection<T> values)
    {
        var name = NewName();
        _graph.Message(InitializerField, tensor =>
        {
            tensor.Integer(1, values.Count);
            switch (values)
            {
                case IReadOnlyCollection<float> numbers:
                    tensor.Integer(2, FloatType);
                    tensor.Packed(4, numbers);
                    break;
                case IReadOnlyCollection<long> integers:
                    tensor.Integer(2, IntegerType);
                    tensor.Packed(7, integers);
                    break;
                case IReadOnlyCollection<string> texts:
                    tensor.Integer(2, TextType);
                    foreach (var text in texts)
                    {
                        tensor.Text(6, text);
                    }

                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(values));
            }

            tensor.Text(8, name);
        });
        return name;
    }

    /// <summary>Adds an operator.</summary>
    /// <param name="type">The operator's name.</param>
    /// <param name="inputs">Names of values.</param>
    /// <param name="output">The result's name; null for one of its own.</param>
    /// <param name="attributes">Writes its attributes; null for none.</param>
    /// <param name="domain">Where the operator is defined.</param>
    /// <returns>The result's name.</returns>
    public string Add(string type, IEnumerable<string> inputs, string? output = null, Action<OnnxAttributes>? attributes = null, string domain = "")
    {
        var result = output ?? NewName();
        _graph.Message(NodeField, node =>
        {
            foreach (var input in inputs)
            {
                node.Text(1, input);
            }

            node.Text(2, result);
            node.Text(3, $"make_{result}");
            node.Text(4, type);
            attributes?.Invoke(new OnnxAttributes(node));
            node.Text(7, domain);
        });
        return result;
    }

    private string NewName() => FormattableString.Invariant($"value_{_valueCount++}");

    private static void WriteValue(ProtobufWriter value, string name, int type, int? columns)
    {
        value.Text(1, name);
        value.Message(2, about => about.Message(1, tensor =>
        {
            tensor.Integer(1, type);
            tensor.Message(2, shape =>
            {
                shape.Message(1, rows => rows.Text(2, "rows"));
                if (columns is { } count)
                {
                    shape.Message(1, dimension => dimension.Integer(1, count));
                }
            });
        }));
    }
}
