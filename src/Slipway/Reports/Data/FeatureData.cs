namespace Slipway.Reports.Data;

/// <summary>A feature's contract: what it was in the training rows, and beside it the test rows. Shares are from 0 to 1.</summary>
internal sealed record FeatureData
{
    public required string Name { get; init; }

    /// <summary>The column type in small letters.</summary>
    public required string Type { get; init; }

    /// <summary>Its share of all splits' gain, all parts of a date together.</summary>
    public required double Gain { get; init; }

    /// <summary>As text: numbers shortened, dates as ISO 8601. Null for text.</summary>
    public string? Min { get; init; }

    public string? Median { get; init; }

    public string? Max { get; init; }

    /// <summary>How many categories training saw; null for other types.</summary>
    public int? Categories { get; init; }

    public required double Missing { get; init; }

    /// <summary>Null for types that have no fractions.</summary>
    public double? Fractional { get; init; }

    public double? TestMissing { get; init; }

    /// <summary>The share of test values that training never saw: outside its range, or unseen categories.</summary>
    public double? TestOutside { get; init; }

    /// <summary>Null where no value is known.</summary>
    public Distribution? Distribution { get; init; }
}
