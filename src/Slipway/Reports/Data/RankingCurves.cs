namespace Slipway.Reports.Data;

/// <summary>
/// The receiver operating characteristic and the precision-recall curve at the same thresholds, from the
/// strictest; thinned, while the two areas are exact.
/// </summary>
/// <param name="Auc">The area under the receiver operating characteristic.</param>
/// <param name="AveragePrecision">The sum of precision times the growth of recall.</param>
/// <param name="FalsePositiveRate">The share of all other rows above each threshold.</param>
/// <param name="TruePositiveRate">The share of the class above each threshold: its recall.</param>
/// <param name="Precision">The share of the rows above each threshold that is of the class.</param>
internal sealed record RankingCurves(
    double Auc,
    double AveragePrecision,
    IReadOnlyList<double> FalsePositiveRate,
    IReadOnlyList<double> TruePositiveRate,
    IReadOnlyList<double> Precision);
