using Slipway.Models;
using Slipway.Reports.Data;
using Slipway.Training.LightGbm;

namespace Slipway.Reports;

/// <summary>Turns a trained model's metadata and predictions into what its report shows. Equal inputs give equal data.</summary>
internal static class ReportBuilder
{
    /// <summary>Features with a row and a picture of their own; the metadata has them all.</summary>
    public const int MaxFeatures = 200;

    public const int MaxImportance = 20;
    private const int MaxRounds = 300;
    private const int MaxClasses = 200;

    public static ReportData Build(Metadata metadata, ReportInputs inputs)
    {
        var important = metadata.Importance.Where(column => column.Gain > 0).ToArray();
        var regression = metadata.Task == TaskKind.Regression;
        return new ReportData
        {
            Name = metadata.Name,
            Created = metadata.Created,
            Task = metadata.Task.ToString().ToLowerInvariant(),
            Target = metadata.Target.Name,
            Classes = [.. metadata.Classes.Take(MaxClasses)],
            TrainRows = metadata.Split.TrainRows,
            TestRows = metadata.Split.TestRows,
            Verdict = VerdictWriter.Write(metadata, metadata.Imported is null ? inputs.Train : inputs.Test, inputs.Test),
            Metrics = MetricLabels.Rows(metadata.Metrics),
            Regression = regression && inputs.Train.Actual.Length + inputs.Test.Actual.Length > 0 ? RegressionCharts.Build(inputs.Train, inputs.Test) : null,
            Classification = regression || inputs.Test.Actual.Length == 0
                ? null
                : ClassificationCharts.Build(metadata.Classes, inputs.Test),
            LearningCurve = inputs.LearningCurve is { Points.Count: > 0 } curve ? Thin(curve, inputs) : null,
            Importance = [.. important.Take(MaxImportance).Select(column => column with { Gain = Numbers.Round(column.Gain, 4) })],
            ImportantColumns = important.Length,
            Features = FeatureTable.Build(metadata, inputs, MaxFeatures),
            FeatureCount = metadata.Features.Count,
            LeftOut = metadata.LeftOut,
            Parameters = metadata.Parameters,
            Source = metadata.Source,
            Imported = metadata.Imported,
            Split = metadata.Split.Test,
            Versions = metadata.Versions,
            Digest = metadata.Digest,
        };
    }

    private static LearningCurveData Thin(LearningCurve curve, ReportInputs inputs)
    {
        // Every point with a training loss, and of the others a few: the last and the kept round are where a reader looks.
        var points = curve.Points.Where(point => point.Train is not null)
            .Concat(Strides.Of(curve.Points.Count, MaxRounds).Select(index => curve.Points[index]))
            .Concat(curve.Points.Where(point => point.Round == inputs.BestRound))
            .Append(curve.Points[^1])
            .DistinctBy(point => point.Round)
            .OrderBy(point => point.Round)
            .ToArray();
        return new LearningCurveData(
            curve.Loss.Replace('_', ' '),
            [.. points.Select(point => point.Round)],
            [.. points.Select(point => Finite(point.Train))],
            points.All(point => point.Validation is null) ? [] : [.. points.Select(point => Finite(point.Validation))],
            inputs.HeldBackName,
            inputs.BestRound);
    }

    private static double? Finite(double? loss) => loss is { } number ? Numbers.Finite(number) : null;
}
