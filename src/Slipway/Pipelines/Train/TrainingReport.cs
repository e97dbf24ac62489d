using Slipway.Models;
using Slipway.Reports;
using Slipway.Training.LightGbm;

namespace Slipway.Pipelines.Train;

/// <summary>Hands what training knows to the report.</summary>
internal static class TrainingReport
{
    public static Action<Stream> Writer(
        Metadata metadata, EncodedRows train, double[] trainValues, EncodedRows test, double[] testValues, TrainedModel trained, bool isStoppedEarly) =>
        stream => ReportWriter.Write(ReportBuilder.Build(metadata, Inputs(metadata, train, trainValues, test, testValues, trained, isStoppedEarly)), stream);
}
