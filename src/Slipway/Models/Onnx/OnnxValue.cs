namespace Slipway.Models.Onnx;

/// <summary>What a name in the graph stands for.</summary>
internal abstract record OnnxValue;
