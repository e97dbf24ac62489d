namespace Slipway.Reports;

/// <summary>Rows with a known target and the model's answer.</summary>
/// <param name="Actual">One a row: the target's value, or the index of its class.</param>
/// <param name="Predicted">
/// One a row: the predicted value. For a classification the probabilities of all classes, row by row.
/// </param>
internal sealed record PredictedRows(double[] Actual, double[] Predicted);
