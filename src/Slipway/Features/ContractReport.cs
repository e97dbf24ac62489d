namespace Slipway.Features;

/// <summary>How some rows stand to the contract.</summary>
/// <param name="Rows">How many rows were judged.</param>
/// <param name="Features">One entry a feature, in the metadata's order.</param>
/// <param name="Violations">The rules that are broken, by feature; empty where the contract holds.</param>
internal sealed record ContractReport(
    long Rows, IReadOnlyList<FeatureStatistics> Features, IReadOnlyList<ContractViolation> Violations)
{
    public bool Holds => Violations.Count == 0;
}
