namespace Slipway.Reports.Data;

/// <summary>Test rows of similar predicted probability.</summary>
/// <param name="Predicted">Their mean predicted probability.</param>
/// <param name="Observed">The share for which it came true.</param>
/// <param name="Low">The lower end of the share's 95 % interval (Wilson).</param>
/// <param name="High">The upper end.</param>
/// <param name="Rows">How many rows there are.</param>
internal sealed record CalibrationBin(double Predicted, double Observed, double Low, double High, long Rows);
