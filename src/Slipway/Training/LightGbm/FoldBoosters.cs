namespace Slipway.Training.LightGbm;

/// <summary>One booster for each part that is held out, advancing side by side, so that their mean loss can end them all.</summary>
internal sealed class FoldBoosters : IDisposable
{
    private readonly List<FoldBooster> _boosters = [];
    private readonly int _patience;
    private readonly int _most;

    /// <param name="all">All rows.</param>
    /// <param name="labels">One a row.</param>
    /// <param name="partOf">Each row's part.</param>
    /// <param name="validation">Which parts are held out.</param>
    /// <param name="settings">What LightGBM is told; its trees are the most rounds.</param>
    public FoldBoosters(DatasetHandle all, float[] labels, int[] partOf, CrossValidation validation, TrainingSettings settings)
    {
        _patience = validation.Patience;
        _most = settings.Trees;
        try
        {
            for (var part = 0; part < validation.HeldOut; part++)
            {
                _boosters.Add(new FoldBooster(all, labels, partOf, part, settings));
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>Rounds that are done.</summary>
    public int Round { get; private set; }

    /// <summary>The round of the least mean loss.</summary>
    public int BestRound { get; private set; } = 1;

    /// <summary>The least mean loss over the parts.</summary>
    public double BestLoss { get; private set; } = double.PositiveInfinity;

    /// <summary>Adds a round to each; false if a further one would gain nothing.</summary>
    public bool Advance()
    {
        Round++;
        var canGoOn = false;
        foreach (var booster in _boosters)
        {
            canGoOn |= booster.Advance();
        }

        var loss = _boosters.Average(booster => booster.Loss);
        if (loss < BestLoss)
        {
            BestLoss = loss;
            BestRound = Round;
        }

        return canGoOn && Round < _most && Round - BestRound < _patience;
    }

    public void Dispose() => _boosters.ForEach(booster => booster.Dispose());
}
