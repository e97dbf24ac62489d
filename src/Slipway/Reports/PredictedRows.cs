namespace Slipway.Reports;

/// <summary>Rows with a known target and the model's answer.</summary>
/// <param name="Actual">One a row: the target's value, or the index of its class.</param>
/// <param name="Predicted">
/// One a row: the predicted value, or for a binary task the second class's probability. For a multiclass task
/// the probabilities of all classes, row by row.
/// </param>
internal sealed record PredictedRows(double[] Actual, double[] Predicted);
