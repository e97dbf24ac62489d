namespace Slipway.Models.Onnx;

/// <summary>What the graph of an ONNX file consists of (<c>GraphProto</c>). Nodes are read when their turn comes.</summary>
internal sealed class OnnxGraph
{
    private readonly OnnxFile _file;
    private readonly List<ProtoSlice> _nodes = [];
    private readonly List<OnnxInput> _inputs = [];
    private readonly List<string> _outputs = [];
    private readonly Dictionary<string, OnnxTensor> _constants = [];

    public OnnxGraph(OnnxFile file, ProtoSlice message)
    {
        _file = file;
        var reader = new ProtoReader(file, message);
        while (reader.MoveNext())
        {
            switch (reader.Field)
            {
                case 1:
                    _nodes.Add(reader.Bytes());
                    break;
                case 5:
                    Add(new OnnxTensor(file, reader.Bytes()));
                    break;
                case 11:
                    _inputs.Add(new OnnxInput(file, reader.Bytes()));
                    break;
                case 12:
                    _outputs.Add(NameOf(reader.Bytes()));
                    break;
            }
        }
    }

    /// <summary>The nodes, in an order in which each has its inputs before it.</summary>
    public IEnumerable<OnnxNode> Nodes => _nodes.Select((node, index) => new OnnxNode(_file, index, node));

    public IReadOnlyList<OnnxInput> Inputs => _inputs;

    /// <summary>The outputs' names.</summary>
    public IReadOnlyList<string> Outputs => _outputs;

    public IReadOnlyDictionary<string, OnnxTensor> Constants => _constants;

    private void Add(OnnxTensor constant)
    {
        if (!_constants.TryAdd(constant.Name, constant))
        {
            throw _file.Damaged($"tensor '{Excerpt.Of(constant.Name)}'", "it is there twice");
        }
    }

    private string NameOf(ProtoSlice output)
    {
        var name = "";
        var reader = new ProtoReader(_file, output);
        while (reader.MoveNext())
        {
            if (reader.Field == 1)
            {
                name = reader.Text();
            }
        }

        return name;
    }
}
