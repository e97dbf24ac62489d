namespace Slipway.Features;

/// <summary>How some rows of one feature compare to the training rows. Shares are from 0 to 1.</summary>
internal sealed record FeatureStatistics
{
    public required string Name { get; init; }

    /// <summary>The share of values (NULLs aside) below the training's least or above its largest value.</summary>
    public double OutOfRange { get; init; }

    /// <summary>For text: the share of values (NULLs aside) that are not among the training's categories.</summary>
    public double Unseen { get; init; }

    /// <summary>The share of rows that were NULL or not a number.</summary>
    public double Missing { get; init; }

    /// <summary>For numbers: the share of values that were not whole, as float32.</summary>
    public double Fractional { get; init; }

    /// <summary>The population stability index against the training's quantiles or counts; null below 200 values.</summary>
    public double? StabilityIndex { get; init; }

    /// <summary>How many rows fell into each bin or category of the training's <see cref="Feature.Counts"/>.</summary>
    public IReadOnlyList<long> Counts { get; init; } = [];
}
