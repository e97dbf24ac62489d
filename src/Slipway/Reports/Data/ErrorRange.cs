namespace Slipway.Reports.Data;

/// <summary>The test rows whose actual value lies in a range.</summary>
/// <param name="From">The least actual value.</param>
/// <param name="To">The largest actual value.</param>
/// <param name="Rows">How many rows there are.</param>
/// <param name="MeanAbsoluteError">The mean distance of predicted and actual.</param>
/// <param name="Bias">The mean of predicted less actual.</param>
internal sealed record ErrorRange(double From, double To, long Rows, double MeanAbsoluteError, double Bias);
