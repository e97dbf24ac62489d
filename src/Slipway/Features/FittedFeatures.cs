using Slipway.Models;

namespace Slipway.Features;

/// <summary>What became of a training query's columns.</summary>
/// <param name="Features">The features, in the order of the query's columns.</param>
/// <param name="LeftOut">The columns that are not features, in the order of the query's columns, and why.</param>
internal sealed record FittedFeatures(IReadOnlyList<Feature> Features, IReadOnlyList<LeftOutColumn> LeftOut);
