using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Slipway.Exports.Onnx;

/// <summary>Writes a message in Protocol Buffers' wire format: https://protobuf.dev/programming-guides/encoding.</summary>
internal sealed class ProtobufWriter
{
    private const int VarintType = 0;
    private const int BytesType = 2;
    private const int Fixed32Type = 5;

    private readonly ArrayBufferWriter<byte> _bytes = new();

    public byte[] ToArray() => _bytes.WrittenSpan.ToArray();

    /// <summary>Adds the fields of another message.</summary>
    public void Append(ProtobufWriter message) => _bytes.Write(message._bytes.WrittenSpan);

    public void Integer(int field, long value)
    {
        Tag(field, VarintType);
        Varint((ulong)value);
    }

    public void Single(int field, float value)
    {
        Tag(field, Fixed32Type);
        Fixed(value);
    }

    public void Text(int field, string value) => Bytes(field, Encoding.UTF8.GetBytes(value));

    public void Message(int field, Action<ProtobufWriter> write)
    {
        var message = new ProtobufWriter();
        write(message);
        Bytes(field, message._bytes.WrittenSpan);
    }

    /// <summary>Several numbers as one field, which readers take for several fields too.</summary>
    public void Packed(int field, IEnumerable<long> values) => Message(field, message =>
    {
        foreach (var value in values)
        {
            message.Varint((ulong)value);
        }
    });

    /// <summary>See <see cref="Packed(int, IEnumerable{long})"/>.</summary>
    public void Packed(int field, IEnumerable<float> values) => Message(field, message =>
    {
        foreach (var value in values)
        {
            message.Fixed(value);
        }
    });

    private void Bytes(int field, ReadOnlySpan<byte> value)
    {
        Tag(field, BytesType);
        Varint((ulong)value.Length);
        _bytes.Write(value);
    }

    private void Tag(int field, int type) => Varint((ulong)(field << 3 | type));

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            _bytes.Write([(byte)(value | 0x80)]);
        }

        _bytes.Write([(byte)value]);
    }

    private void Fixed(float value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        _bytes.Write(bytes);
    }
}
