namespace Slipway.Features;

/// <summary>What the contract's checks showed on the training's own test rows: new rows are judged beside it.</summary>
/// <param name="Rows">How many test rows there were.</param>
/// <param name="Features">One entry a feature, in the metadata's order.</param>
internal sealed record ContractStatistics(long Rows, IReadOnlyList<FeatureStatistics> Features);
