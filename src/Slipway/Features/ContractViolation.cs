namespace Slipway.Features;

/// <summary>A rule of the contract that some rows break.</summary>
/// <param name="Feature">The feature's name.</param>
/// <param name="Rule">The rule.</param>
/// <param name="Found">The share (or index) found.</param>
/// <param name="Limit">The share (or index) that would still have passed.</param>
/// <param name="Reference">What the training's own reference rows showed; null for an index they are too few for.</param>
/// <param name="Sentence">All of it in words.</param>
internal sealed record ContractViolation(
    string Feature, ContractRule Rule, double Found, double Limit, double? Reference, string Sentence);
