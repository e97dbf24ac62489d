using Slipway.Models;
using Slipway.Reports;
using Slipway.Training.LightGbm;

namespace Slipway.Pipelines.Train;

/// <summary>Hands what training knows to the report.</summary>
internal static class TrainingReport
{
    public static Action<Stream> Writer(
        Metadata metadata, EncodedRows train, double[] trainValues, EncodedRows test, double[] testValues, TrainedModel trained, bool isStoppedEarly) =>
        stream => ReportWriter.Write(ReportBuilder.Build(metadata, Inputs(train, trainValues, test, testValues) with
        {
            LearningCurve = trained.LearningCurve,
            HeldBackName = isStoppedEarly ? "held-back training rows" : "test rows",
            BestRound = isStoppedEarly ? trained.Iterations : null,
        }), stream);

    private static ReportInputs Inputs(EncodedRows train, double[] trainValues, EncodedRows test, double[] testValues) => new()
    {
        Train = train.Predicted(trainValues),
        Test = test.Predicted(testValues),
        TrainColumns = train.Sample,
        TestColumns = test.Sample,
    };
}
