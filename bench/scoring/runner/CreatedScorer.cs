using System.Diagnostics;
using Slipway.Models;
using Slipway.Scoring;

namespace Slipway.Benchmarks;

/// <summary>A model's scorer, and what it takes to make it: the median time, and the managed memory that it keeps.</summary>
internal sealed record CreatedScorer(IScorer Scorer, double Milliseconds, long TableBytes)
{
    // Of one alone, what other garbage becomes free meanwhile would hide the memory.
    private const int Copies = 15;

    public static CreatedScorer Of(Estimator estimator)
    {
        var scorers = new IScorer[Copies];
        var milliseconds = new double[Copies];
        var before = GC.GetTotalMemory(forceFullCollection: true);
        for (var i = 0; i < Copies; i++)
        {
            var start = Stopwatch.GetTimestamp();
            scorers[i] = ScorerFactory.Create(estimator);
            milliseconds[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        var bytes = (GC.GetTotalMemory(forceFullCollection: true) - before) / Copies;
        Array.Sort(milliseconds);
        return new CreatedScorer(scorers[0], milliseconds[Copies / 2], bytes);
    }
}
