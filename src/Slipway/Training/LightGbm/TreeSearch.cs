using Slipway.Features;

namespace Slipway.Training.LightGbm;

/// <summary>Chooses among candidates, and how many trees, by the least loss on training rows that a booster does not see.</summary>
internal static class TreeSearch
{
    /// <summary>
    /// The candidate with the least mean loss, its trees those of that loss. Nothing but the training rows is looked at; equal ones
    /// give an equal choice, at any number of threads.
    /// </summary>
    /// <param name="plan">The candidates.</param>
    /// <param name="rows">The training rows.</param>
    /// <param name="labels">One a row.</param>
    /// <param name="progress">Told after each round; the rounds of all candidates are counted as one.</param>
    /// <param name="cancellationToken">Looked at between rounds.</param>
    /// <exception cref="SlipwayException">LightGBM can't be loaded, or fails.</exception>
    public static TrainingSettings Choose(
        TrainingPlan plan, FeatureMatrix rows, float[] labels, IProgress<TrainingProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        var first = plan.Candidates[0];
        if (plan.Validation is not { } validation)
        {
            return first;
        }

        TrainingInput.Check(rows, labels, first);
        using var turn = LightGbmLibrary.Enter();
        var partOf = Folds.Deal(labels, first.Task != TaskKind.Regression, validation.Parts, first.Seed);
        var binning = TrainingInput.HasSparseCategories(rows, first) ? first with { Threads = 1 } : first;
        using var all = LightGbmDataset.Create(rows, labels, binning.ToParameters(), reference: null);
        var chosen = first;
        var leastLoss = double.PositiveInfinity;
        var roundsBefore = 0;
        foreach (var candidate in plan.Candidates)
        {
            using var boosters = new FoldBoosters(all, labels, partOf, validation, candidate);
            bool canGoOn;
            do
            {
                cancellationToken.ThrowIfCancellationRequested();
                canGoOn = boosters.Advance();
                progress?.Report(new TrainingProgress(roundsBefore + boosters.Round, null));
            }
            while (canGoOn);

            roundsBefore += boosters.Round;
            if (boosters.BestLoss < leastLoss)
            {
                leastLoss = boosters.BestLoss;
                chosen = candidate with { Trees = boosters.BestRound };
            }
        }

        return chosen;
    }
}
