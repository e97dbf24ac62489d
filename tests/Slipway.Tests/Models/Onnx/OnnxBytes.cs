using System.Text;

namespace Slipway.Tests.Models.Onnx;

/// <summary>Writes ONNX files by hand: messages of protobuf, field by field.</summary>
internal static class OnnxBytes
{
    /// <summary>A model of one block of columns, <c>X</c>, and one output, <c>Y</c>.</summary>
    public static byte[] Model(int columns, params byte[][] nodes) => Model([Input("X", columns)], nodes, []);

    public static byte[] Model(byte[][] inputs, byte[][] nodes, byte[][] constants) => Join(
        Number(1, 8),
        Message(
            7,
            [
                .. nodes.Select(node => Message(1, node)),
                Text(2, "graph"),
                .. constants.Select(constant => Message(5, constant)),
                .. inputs.Select(input => Message(11, input)),
                Message(12, Value("Y", Message(1, Number(1, 1), Message(2, Message(1, Text(2, "N")), Message(1, Text(2, "M")))))),
            ]),
        Message(8, Text(1, ""), Number(2, 15)),
        Message(8, Text(1, "ai.onnx.ml"), Number(2, 3)));

    /// <summary>An input of so many columns.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="columns">How many it claims.</param>
    /// <param name="type">ONNX's number of the element type: 1 float, 7 int64, 8 string.</param>
    public static byte[] Input(string name, long columns, int type = 1) =>
        Value(name, Message(1, Number(1, type), Message(2, Message(1, Text(2, "N")), Message(1, Number(1, columns)))));

    /// <summary>A node of the domain of machine learning.</summary>
    public static byte[] Learned(string type, string[] inputs, string[] outputs, params byte[][] attributes) =>
        Node(type, "ai.onnx.ml", inputs, outputs, attributes);

    public static byte[] Node(string type, string domain, string[] inputs, string[] outputs, params byte[][] attributes) => Join(
    [
        .. inputs.Select(input => Text(1, input)),
        .. outputs.Select(output => Text(2, output)),
        Text(3, $"the {type}"),
        Text(4, type),
        .. attributes.Select(attribute => Message(5, attribute)),
        Text(7, domain),
    ]);

    public static byte[] Integer(string name, long value) => Join(Text(1, name), Number(3, value), Number(20, 2));

    public static byte[] Single(string name, float value) => Join(Text(1, name), Fixed(2, value), Number(20, 1));

    public static byte[] Words(string name, string value) => Join(Text(1, name), Text(4, value), Number(20, 3));

    public static byte[] Integers(string name, params long[] values) => Join([Text(1, name), .. values.Select(value => Number(8, value)), Number(20, 7)]);

    public static byte[] Singles(string name, params float[] values) => Join([Text(1, name), .. values.Select(value => Fixed(7, value)), Number(20, 6)]);

    public static byte[] Texts(string name, params string[] values) => Join([Text(1, name), .. values.Select(value => Text(9, value)), Number(20, 8)]);

    /// <summary>An attribute that is a tensor of doubles.</summary>
    public static byte[] Doubles(string name, params double[] values) => Join(
        Text(1, name),
        Message(5, Number(1, values.Length), Number(2, 11), Message(10, [.. values.Select(BitConverter.GetBytes)])),
        Number(20, 4));

    /// <summary>A constant of float32 with raw bytes.</summary>
    public static byte[] Constant(string name, long claimed, params float[] values) =>
        Join(Number(1, claimed), Number(2, 1), Text(8, name), Message(9, [.. values.Select(BitConverter.GetBytes)]));

    public static byte[] Join(params byte[][] parts) => [.. parts.SelectMany(part => part)];

    public static byte[] Message(int field, params byte[][] parts)
    {
        var content = Join(parts);
        return Join(Varint((ulong)field << 3 | 2), Varint((ulong)content.Length), content);
    }

    public static byte[] Text(int field, string text) => Message(field, Encoding.UTF8.GetBytes(text));

    public static byte[] Number(int field, long value) => Join(Varint((ulong)field << 3), Varint((ulong)value));

    private static byte[] Value(string name, byte[] type) => Join(Text(1, name), Message(2, type));

    private static byte[] Fixed(int field, float value) => Join(Varint((ulong)field << 3 | 5), BitConverter.GetBytes(value));

    private static byte[] Varint(ulong value)
    {
        var bytes = new List<byte>();
        for (; value >= 0x80; value >>= 7)
        {
            bytes.Add((byte)(value | 0x80));
        }

        bytes.Add((byte)value);
        return [.. bytes];
    }
}
