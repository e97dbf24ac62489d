namespace Slipway.Models.Onnx;

/// <summary>What the model gives for a row: predictions, or the probabilities of classes.</summary>
/// <param name="ColumnCount">How many numbers a row has in the graph.</param>
/// <param name="SumsToOne">Whether they are shares already, so that dividing by their sum changes nothing.</param>
/// <param name="Transform">From scores to these numbers.</param>
/// <param name="Create">Makes the model with the transform that is left at the graph's end.</param>
internal sealed record OnnxScores(int ColumnCount, bool SumsToOne, OutputTransform Transform, Func<OutputTransform, Estimator> Create) : OnnxValue;
