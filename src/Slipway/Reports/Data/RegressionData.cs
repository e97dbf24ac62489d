namespace Slipway.Reports.Data;

/// <summary>The pictures of a regression.</summary>
/// <param name="Test">Test rows, at most <see cref="RegressionCharts.MaxTestPoints"/>.</param>
/// <param name="Train">Training rows, at most <see cref="RegressionCharts.MaxTrainPoints"/>.</param>
/// <param name="Residuals">Predicted less actual on all test rows; null if there is none.</param>
/// <param name="Ranges">The error by range of the actual value, ascending.</param>
internal sealed record RegressionData(
    PointSample Test, PointSample Train, Histogram? Residuals, IReadOnlyList<ErrorRange> Ranges);
