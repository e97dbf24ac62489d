namespace Slipway.Models.Onnx;

/// <summary>How protobuf writes a field's value; the number is the tag's lowest three bits.</summary>
internal enum WireType
{
    /// <summary>An integer in as many bytes as it needs, seven bits each.</summary>
    Varint = 0,

    /// <summary>Eight bytes.</summary>
    Fixed64 = 1,

    /// <summary>A length and as many bytes: a message, a text, numbers without their tags.</summary>
    Bytes = 2,

    /// <summary>Four bytes.</summary>
    Fixed32 = 5,
}
