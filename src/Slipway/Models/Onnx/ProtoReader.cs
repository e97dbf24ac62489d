using System.Buffers.Binary;

namespace Slipway.Models.Onnx;

/// <summary>
/// Goes through the fields of one protobuf message (protobuf.dev, "Encoding"). Nothing is copied, and a field that is not asked for is
/// passed over. Groups, which ONNX does not use, are refused.
/// </summary>
internal ref struct ProtoReader(OnnxFile file, ProtoSlice message)
{
    private readonly ReadOnlySpan<byte> _bytes = file.Bytes.Span[..message.End];
    private int _next = message.Start;
    private int _fieldStart;
    private WireType _wire;
    private ulong _number;
    private ProtoSlice _slice;

    /// <summary>The present field's number.</summary>
    public int Field { get; private set; }

    /// <summary>Goes on to the next field; false at the message's end.</summary>
    public bool MoveNext()
    {
        if (_next >= _bytes.Length)
        {
            return false;
        }

        _fieldStart = _next;
        var tag = Varint(ref _next, _bytes.Length);
        _wire = (WireType)(tag & 7);
        Field = tag >> 3 is > 0 and <= int.MaxValue and var field ? (int)field : throw Fault($"the field has number {tag >> 3}, which is none of ONNX's");
        switch (_wire)
        {
            case WireType.Varint:
                _number = Varint(ref _next, _bytes.Length);
                break;
            case WireType.Fixed32:
                _number = BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)).Of(file));
                break;
            case WireType.Fixed64:
                _number = BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)).Of(file));
                break;
            case WireType.Bytes:
                _slice = Take(Varint(ref _next, _bytes.Length));
                break;
            default:
                throw Fault($"the field has wire type {(int)_wire}, which ONNX does not use");
        }

        return true;
    }

    /// <summary>The present field's value as an integer.</summary>
    public readonly long Integer() => _wire == WireType.Varint ? (long)_number : throw WrongType("an integer");

    /// <summary>The present field's value as a float32.</summary>
    public readonly float Single() => _wire == WireType.Fixed32 ? BitConverter.UInt32BitsToSingle((uint)_number) : throw WrongType("a float32");

    /// <summary>The present field's bytes: a message or a text.</summary>
    public readonly ProtoSlice Bytes() => _wire == WireType.Bytes ? _slice : throw WrongType("a message or text");

    public readonly string Text() => Bytes().Text(file);

    /// <summary>Adds the present field's integers, whether each has a tag or all have one.</summary>
    public readonly void AddTo(List<long> integers)
    {
        if (_wire != WireType.Bytes)
        {
            integers.Add(Integer());
            return;
        }

        for (var position = _slice.Start; position < _slice.End;)
        {
            integers.Add((long)Varint(ref position, _slice.End));
        }
    }

    /// <summary>Adds the present field's float32 numbers, whether each has a tag or all have one.</summary>
    public readonly void AddTo(List<float> singles)
    {
        if (_wire != WireType.Bytes)
        {
            singles.Add(Single());
            return;
        }

        Values<float>(_slice.Of(file), singles);
    }

    /// <summary>Adds the present field's doubles, whether each has a tag or all have one.</summary>
    public readonly void AddTo(List<double> doubles)
    {
        if (_wire == WireType.Bytes)
        {
            Values<double>(_slice.Of(file), doubles);
            return;
        }

        doubles.Add(_wire == WireType.Fixed64 ? BitConverter.UInt64BitsToDouble(_number) : throw WrongType("a double"));
    }

    private readonly void Values<T>(ReadOnlySpan<byte> bytes, List<T> values)
        where T : struct
    {
        if (!LittleEndian.TryAdd(bytes, values))
        {
            throw Fault($"the field has {bytes.Length} bytes, which is no whole count of numbers");
        }
    }

    private ProtoSlice Take(ulong length)
    {
        if (length > (ulong)(_bytes.Length - _next))
        {
            throw Fault($"the field claims {length} bytes, but {_bytes.Length - _next} are left");
        }

        var slice = new ProtoSlice(_next, (int)length);
        _next += (int)length;
        return slice;
    }

    private readonly ulong Varint(ref int position, int end)
    {
        var value = 0UL;
        for (var shift = 0; shift < 64; shift += 7)
        {
            if (position >= end)
            {
                throw Fault("the field is cut short");
            }

            var part = _bytes[position++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return value;
            }
        }

        throw Fault("an integer has more than ten bytes");
    }

    private readonly SlipwayException WrongType(string expected) =>
        Fault($"field {Field} should be {expected}, but it has wire type {(int)_wire}");

    private readonly SlipwayException Fault(string what) => file.Damaged(_fieldStart, what);
}
