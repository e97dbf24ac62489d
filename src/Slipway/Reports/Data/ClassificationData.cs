namespace Slipway.Reports.Data;

/// <summary>The pictures of a classification, all on the test rows.</summary>
/// <param name="Classes">For a binary task the second class alone; else the most frequent classes, each against all others.</param>
/// <param name="Calibration">Ascending by predicted probability: of the second class, or of the predicted class where there are more than two.</param>
/// <param name="Confusion">Which classes are taken for which.</param>
/// <param name="Scores">For a binary task: the predicted probabilities by actual class. Else null.</param>
internal sealed record ClassificationData(
    IReadOnlyList<ClassCurves> Classes,
    IReadOnlyList<CalibrationBin> Calibration,
    ConfusionMatrix Confusion,
    ScoreHistogram? Scores);
