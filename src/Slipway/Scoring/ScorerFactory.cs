using Slipway.Models;
using Slipway.Scoring.Reference;

namespace Slipway.Scoring;

/// <summary>Picks the scorer for a model on this machine.</summary>
internal static class ScorerFactory
{
    public static IScorer Create(Estimator estimator) => estimator switch
    {
        Forest forest => new ReferenceScorer(forest),
        _ => throw new ArgumentException($"no scorer for {estimator.GetType().Name}", nameof(estimator)),
    };
}
