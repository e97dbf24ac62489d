namespace Slipway.Features;

/// <summary>One column as a feature, and why it should not be one; null where it should.</summary>
internal sealed record ColumnFit(Feature Feature, string? ReasonAgainst);
