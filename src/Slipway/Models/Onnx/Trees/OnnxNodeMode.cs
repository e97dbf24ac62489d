namespace Slipway.Models.Onnx.Trees;

/// <summary>What a node of a tree does with a value, to go to its true branch.</summary>
internal enum OnnxNodeMode : byte
{
    Leaf,
    LessOrEqual,
    Less,
    GreaterOrEqual,
    Greater,
}
