using Slipway.Columns;
using Slipway.Models;
using Slipway.Pipelines.Train;
using Slipway.Reports;

namespace Slipway.Pipelines.Import;

/// <summary>Hands what an import knows to the report: no training rows and no learning curve.</summary>
internal static class ImportReport
{
    /// <param name="metadata">The model's.</param>
    /// <param name="rows">The rows that the contract was learned from.</param>
    /// <param name="tested">Those of them whose target is known.</param>
    /// <param name="values">What the model predicts for them.</param>
    public static Action<Stream> Writer(Metadata metadata, ColumnBatch rows, EncodedRows tested, double[] values) =>
        stream => ReportWriter.Write(ReportBuilder.Build(metadata, new ReportInputs
        {
            Train = new PredictedRows([], []),
            Test = tested.Predicted(values),
            TrainColumns = Distributions.Sample(rows),
            TestColumns = new ColumnBatch(rows.Schema, 0),
        }), stream);
}
