namespace Slipway.Reports.Data;

/// <summary>Some rows' actual and predicted values, taken at a fixed stride.</summary>
/// <param name="Rows">How many rows they were taken from.</param>
/// <param name="Actual">One a row taken.</param>
/// <param name="Predicted">One a row taken.</param>
internal sealed record PointSample(long Rows, IReadOnlyList<double> Actual, IReadOnlyList<double> Predicted);
