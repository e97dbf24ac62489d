namespace Slipway.Reports.Data;

/// <summary>How well one class is told from all others. Null where the test rows lack either side.</summary>
/// <param name="Name">The class.</param>
/// <param name="Rows">Test rows of this class.</param>
/// <param name="Precision">Of the rows predicted as this class, the share that is.</param>
/// <param name="Recall">Of the rows of this class, the share predicted as it.</param>
/// <param name="F1">The harmonic mean of both.</param>
/// <param name="Curves">Null where no curve can be drawn.</param>
internal sealed record ClassCurves(
    string Name, long Rows, double? Precision, double? Recall, double? F1, RankingCurves? Curves);
