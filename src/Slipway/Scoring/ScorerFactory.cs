using Slipway.Models;

namespace Slipway.Scoring;

/// <summary>Picks the scorer for a model on this machine.</summary>
internal static class ScorerFactory
{
    public static IScorer Create(Forest forest) => new ReferenceScorer(forest);
}
