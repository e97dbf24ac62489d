using Slipway.Columns;
using Slipway.Features;
using Slipway.Models;
using Slipway.Reports.Data;

namespace Slipway.Reports;

/// <summary>The features with their contract, the most important first.</summary>
internal static class FeatureTable
{
    public static IReadOnlyList<FeatureData> Build(Metadata metadata, ReportInputs inputs, int most)
    {
        var statistics = metadata.Contract.Features.ToDictionary(feature => feature.Name);
        var gains = new FeatureGains(metadata.Importance);
        return
        [
            .. metadata.Features
                .Select(feature => (Feature: feature, Gain: gains.Of(feature)))
                .OrderByDescending(pair => pair.Gain)
                .Take(most)
                .Select(pair => Row(pair.Feature, pair.Gain, statistics.GetValueOrDefault(pair.Feature.Name), inputs)),
        ];
    }

    private static FeatureData Row(Feature feature, double gain, FeatureStatistics? test, ReportInputs inputs) => new()
    {
        Name = feature.Name,
        Type = feature.Type.ToString().ToLowerInvariant(),
        Gain = Numbers.Round(gain, 4),
        Min = Text(feature, feature.Min),
        Median = feature.Quantiles is { Count: > 0 } quantiles ? Text(feature, Numbers.Quantile([.. quantiles], 0.5)) : null,
        Max = Text(feature, feature.Max),
        Categories = feature.Categories?.Count,
        Missing = Numbers.Round(feature.ShareMissing, 4),
        Fractional = feature.Type is ColumnType.Number or ColumnType.Decimal ? Numbers.Round(feature.ShareFractional, 4) : null,
        TestMissing = test is null ? null : Numbers.Finite(test.Missing),
        TestOutside = test is null ? null : Numbers.Finite(feature.Categories is null ? test.OutOfRange : test.Unseen),
        Distribution = Distributions.Of(feature, inputs.TrainColumns, inputs.TestColumns),
    };

    private static string? Text(Feature feature, double? value) =>
        value is { } number && double.IsFinite(number) ? FeatureValues.Text(feature.Type, number) : null;
}
