namespace Slipway.Models.Onnx;

/// <summary>The class that the model decides for, which follows from the probabilities.</summary>
internal sealed record OnnxLabel : OnnxValue;
