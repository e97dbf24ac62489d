namespace Slipway.Models.Onnx;

/// <summary>One operation of the graph (<c>NodeProto</c>).</summary>
internal sealed class OnnxNode
{
    private readonly OnnxFile _file;
    private readonly int _index;
    private readonly List<string> _inputs = [];
    private readonly List<string> _outputs = [];
    private readonly Dictionary<string, OnnxAttribute> _attributes = [];

    public OnnxNode(OnnxFile file, int index, ProtoSlice message)
    {
        _file = file;
        _index = index;
        var reader = new ProtoReader(file, message);
        while (reader.MoveNext())
        {
            switch (reader.Field)
            {
                case 1:
                    _inputs.Add(reader.Text());
                    break;
                case 2:
                    _outputs.Add(reader.Text());
                    break;
                case 3:
                    Name = reader.Text();
                    break;
                case 4:
                    Operator = reader.Text();
                    break;
                case 5:
                    Add(new OnnxAttribute(file, reader.Bytes()));
                    break;
                case 7:
                    Domain = reader.Text();
                    break;
            }
        }
    }

    public string Name { get; } = "";

    public string Operator { get; } = "";

    /// <summary>The operator's name, with its domain in front unless that is ONNX's own: <c>Concat</c>, <c>ai.onnx.ml.Scaler</c>.</summary>
    public string FullOperator => Domain is "" or "ai.onnx" ? Operator : $"{Domain}.{Operator}";

    public IReadOnlyList<string> Inputs => _inputs;

    public IReadOnlyList<string> Outputs => _outputs;

    private string Domain { get; } = "";

    private string Place => $"node {_index}{(Name.Length == 0 ? "" : $" '{Excerpt.Of(Name)}'")} ({Excerpt.Of(Operator)} of {(Domain.Length == 0 ? "ai.onnx" : Excerpt.Of(Domain))})";

    /// <summary>The only input.</summary>
    public string OnlyInput() => _inputs.Count == 1 ? _inputs[0] : throw Damaged($"one input was expected, but there are {_inputs.Count}");

    public IReadOnlyList<long> Integers(string name) => Find(name)?.Integers ?? [];

    public IReadOnlyList<float> Singles(string name) => Find(name)?.Singles ?? [];

    /// <summary>Numbers in float32, or in double precision where the attribute's name has <c>_as_tensor</c> behind it.</summary>
    public IReadOnlyList<double> Numbers(string name) =>
        Find($"{name}_as_tensor")?.Tensor is not { } tensor ? [.. Singles(name).Select(value => (double)value)]
        : new OnnxTensor(_file, tensor) is { Type: TensorType.Double } doubles ? doubles.Doubles()
        : [.. new OnnxTensor(_file, tensor).Singles().Select(value => (double)value)];

    public IReadOnlyList<ProtoSlice> Texts(string name) => Find(name)?.Texts ?? [];

    public ReadOnlySpan<byte> Bytes(ProtoSlice slice) => slice.Of(_file);

    public string Text(ProtoSlice slice) => slice.Text(_file);

    public string Text(string name, string otherwise) => Find(name) is { } found ? found.Text ?? "" : otherwise;

    public long Integer(string name, long otherwise) => Find(name) is { } found ? found.Integer ?? 0 : otherwise;

    public float Single(string name, float otherwise) => Find(name) is { } found ? found.Single ?? 0 : otherwise;

    /// <summary>The error for a node that contradicts itself or the graph.</summary>
    public SlipwayException Damaged(string what, Exception? cause = null) => _file.Damaged(Place, what, cause);

    /// <summary>The error for a node that Slipway can't score.</summary>
    public SlipwayException Unsupported(string what) => _file.Unsupported(Place, what);

    private OnnxAttribute? Find(string name) => _attributes.GetValueOrDefault(name);

    private void Add(OnnxAttribute attribute)
    {
        if (!_attributes.TryAdd(attribute.Name, attribute))
        {
            throw Damaged($"the attribute '{Excerpt.Of(attribute.Name)}' is there twice");
        }
    }
}
