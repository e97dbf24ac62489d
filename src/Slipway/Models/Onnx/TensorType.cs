namespace Slipway.Models.Onnx;

/// <summary>Element types of tensors, by ONNX's numbers (<c>TensorProto.DataType</c>).</summary>
internal enum TensorType
{
    Undefined = 0,
    Float = 1,
    Int32 = 6,
    Int64 = 7,
    String = 8,
    Bool = 9,
    Double = 11,
}
