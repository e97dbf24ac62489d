namespace Slipway.Models.Onnx;

/// <summary>A constant of the graph or of an attribute (<c>TensorProto</c>).</summary>
internal sealed class OnnxTensor
{
    private readonly OnnxFile _file;
    private readonly List<long> _dimensions = [];
    private readonly List<long> _integers = [];
    private readonly List<float> _singles = [];
    private readonly List<double> _doubles = [];

    public OnnxTensor(OnnxFile file, ProtoSlice message)
    {
        _file = file;
        ProtoSlice? raw = null;
        var reader = new ProtoReader(file, message);
        while (reader.MoveNext())
        {
            switch (reader.Field)
            {
                case 1:
                    reader.AddTo(_dimensions);
                    break;
                case 2:
                    Type = (TensorType)reader.Integer();
                    break;
                case 4:
                    reader.AddTo(_singles);
                    break;
                case 7:
                    reader.AddTo(_integers);
                    break;
                case 8:
                    Name = reader.Text();
                    break;
                case 9:
                    raw = reader.Bytes();
                    break;
                case 10:
                    reader.AddTo(_doubles);
                    break;
                case 14 when reader.Integer() != 0:
                    throw file.Unsupported(Place, "its values lie in another file, which Slipway does not read; save the model as one file");
            }
        }

        if (raw is { } bytes && !AddRaw(bytes))
        {
            throw file.Damaged(Place, $"{bytes.Length} bytes are no whole count of numbers");
        }
    }

    public string Name { get; } = "";

    public TensorType Type { get; }

    private string Place => $"tensor '{Excerpt.Of(Name)}'";

    /// <summary>The values of a tensor of float32.</summary>
    public float[] Singles() => Values(_singles, TensorType.Float);

    /// <summary>The values of a tensor of doubles.</summary>
    public double[] Doubles() => Values(_doubles, TensorType.Double);

    /// <summary>The values of a tensor of int64.</summary>
    public long[] Integers() => Values(_integers, TensorType.Int64);

    private bool AddRaw(ProtoSlice raw) => Type switch
    {
        TensorType.Float => LittleEndian.TryAdd(raw.Of(_file), _singles),
        TensorType.Double => LittleEndian.TryAdd(raw.Of(_file), _doubles),
        TensorType.Int64 => LittleEndian.TryAdd(raw.Of(_file), _integers),
        _ => true,
    };

    private T[] Values<T>(List<T> values, TensorType type)
    {
        if (Type != type)
        {
            throw _file.Unsupported(
                Place, $"values of type {type} were expected, but they are of type {Type}; export the model with float32 inputs (FloatTensorType)");
        }

        // In double precision no product of claimed sizes overflows.
        var count = _dimensions.Aggregate(1.0, (product, dimension) => product * dimension);
        return count == values.Count ? [.. values] : throw _file.Damaged(Place, $"{count} values were expected, but there are {values.Count}");
    }
}
