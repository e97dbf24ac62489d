namespace Slipway.Exports.Onnx;

/// <summary>Writes the attributes of a node.</summary>
internal readonly struct OnnxAttributes(ProtobufWriter node)
{
    private const int AttributeField = 5;
    private const int TypeField = 20;

    public void Integer(string name, long value) => Write(name, 2, attribute => attribute.Integer(3, value));

    public void Text(string name, string value) => Write(name, 3, attribute => attribute.Text(4, value));

    public void Numbers(string name, IEnumerable<float> values) => Write(name, 6, attribute => attribute.Packed(7, values));

    public void Integers(string name, IEnumerable<long> values) => Write(name, 7, attribute => attribute.Packed(8, values));

    public void Texts(string name, IEnumerable<string> values) => Write(name, 8, attribute =>
    {
        foreach (var value in values)
        {
            attribute.Text(9, value);
        }
    });

    private void Write(string name, int type, Action<ProtobufWriter> writeValue) => node.Message(AttributeField, attribute =>
    {
        attribute.Text(1, name);
        writeValue(attribute);
        attribute.Integer(TypeField, type);
    });
}
