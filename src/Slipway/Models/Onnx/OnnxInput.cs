namespace Slipway.Models.Onnx;

/// <summary>An input of the graph (<c>ValueInfoProto</c>): a feature, or a block of them.</summary>
internal sealed class OnnxInput
{
    /// <summary>Widths are only claimed by the file, so they have a limit.</summary>
    public const int MaxWidth = 100_000;

    private readonly OnnxFile _file;
    private readonly List<long?> _dimensions = [];
    private TensorType _type;

    public OnnxInput(OnnxFile file, ProtoSlice message)
    {
        _file = file;
        var reader = new ProtoReader(file, message);
        while (reader.MoveNext())
        {
            if (reader.Field == 1)
            {
                Name = reader.Text();
            }
            else if (reader.Field == 2)
            {
                ReadType(reader.Bytes());
            }
        }
    }

    public string Name { get; } = "";

    /// <summary>The names of its features: its own where it has one column, with <c>_0</c>, <c>_1</c>, … behind it where it has several.</summary>
    public string[] FeatureNames()
    {
        var place = $"input '{Excerpt.Of(Name)}'";
        if (_type is not (TensorType.Float or TensorType.Double or TensorType.Int64 or TensorType.Int32 or TensorType.Bool))
        {
            throw _file.Unsupported(place, $"a tensor of numbers was expected, but it is of type {_type}; encode texts before the model, and export it with numbers only");
        }

        return _dimensions.Count != 2 ? throw _file.Unsupported(place, $"two dimensions, rows and columns, were expected, but there are {_dimensions.Count}; export the model with the shape [None, columns]")
            : _dimensions[1] is not { } width ? throw _file.Unsupported(place, "its number of columns is not said; export the model with the shape [None, columns]")
            : width is < 1 or > MaxWidth ? throw _file.Unsupported(place, $"1 to {MaxWidth} columns can be read, but there are {width}")
            : width == 1 ? [Name]
            : [.. Enumerable.Range(0, (int)width).Select(column => $"{Name}_{column}")];
    }

    private void ReadType(ProtoSlice message)
    {
        var reader = new ProtoReader(_file, message);
        while (reader.MoveNext())
        {
            if (reader.Field == 1)
            {
                ReadTensorType(reader.Bytes());
            }
        }
    }

    private void ReadTensorType(ProtoSlice message)
    {
        var reader = new ProtoReader(_file, message);
        while (reader.MoveNext())
        {
            if (reader.Field == 1)
            {
                _type = (TensorType)reader.Integer();
            }
            else if (reader.Field == 2)
            {
                ReadShape(reader.Bytes());
            }
        }
    }

    private void ReadShape(ProtoSlice message)
    {
        var reader = new ProtoReader(_file, message);
        while (reader.MoveNext())
        {
            if (reader.Field == 1)
            {
                _dimensions.Add(Dimension(reader.Bytes()));
            }
        }
    }

    private long? Dimension(ProtoSlice message)
    {
        var reader = new ProtoReader(_file, message);
        long? value = null;
        while (reader.MoveNext())
        {
            if (reader.Field == 1)
            {
                value = reader.Integer();
            }
        }

        return value;
    }
}
