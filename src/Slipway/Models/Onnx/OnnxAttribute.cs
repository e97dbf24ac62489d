namespace Slipway.Models.Onnx;

/// <summary>An attribute of a node (<c>AttributeProto</c>): one number, text or tensor, or a list of them.</summary>
internal sealed class OnnxAttribute
{
    private readonly List<float> _singles = [];
    private readonly List<long> _integers = [];
    private readonly List<ProtoSlice> _texts = [];

    public OnnxAttribute(OnnxFile file, ProtoSlice message)
    {
        var reader = new ProtoReader(file, message);
        while (reader.MoveNext())
        {
            switch (reader.Field)
            {
                case 1:
                    Name = reader.Text();
                    break;
                case 2:
                    Single = reader.Single();
                    break;
                case 3:
                    Integer = reader.Integer();
                    break;
                case 4:
                    Text = reader.Text();
                    break;
                case 5:
                    Tensor = reader.Bytes();
                    break;
                case 7:
                    reader.AddTo(_singles);
                    break;
                case 8:
                    reader.AddTo(_integers);
                    break;
                case 9:
                    _texts.Add(reader.Bytes());
                    break;
            }
        }
    }

    public string Name { get; } = "";

    public float? Single { get; }

    public long? Integer { get; }

    public string? Text { get; }

    public ProtoSlice? Tensor { get; }

    public IReadOnlyList<float> Singles => _singles;

    public IReadOnlyList<long> Integers => _integers;

    /// <summary>Where the texts lie; there can be one a node of a tree.</summary>
    public IReadOnlyList<ProtoSlice> Texts => _texts;
}
