using Slipway.Models;
using Slipway.Scoring.Linear;
using Slipway.Scoring.Preparation;

namespace Slipway.Scoring;

/// <summary>Picks the scorer for a model on this machine.</summary>
internal static class ScorerFactory
{
    public static IScorer Create(Estimator estimator) => estimator switch
    {
        Forest forest => new ReferenceScorer(forest),
        LinearModel linear => new LinearScorer(linear),
        PreparedEstimator prepared => new PreparedScorer(prepared, Create(prepared.Inner)),
        _ => throw new ArgumentException($"no scorer for {estimator.GetType().Name}", nameof(estimator)),
    };
}
