namespace Slipway.Features;

/// <summary>How some rows of one feature compare to the training rows. Shares are from 0 to 1.</summary>
internal sealed record FeatureStatistics
{
    public required string Name { get; init; }

    /// <summary>The share of values below the training's least or above its largest value.</summary>
    public double OutOfRange { get; init; }

    /// <summary>The share of categories that training never saw.</summary>
    public double Unseen { get; init; }

    public double Missing { get; init; }

    public double Fractional { get; init; }

    /// <summary>The population stability index against the training's quantiles or counts; null below 200 rows.</summary>
    public double? StabilityIndex { get; init; }
}
