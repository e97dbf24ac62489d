namespace Slipway.Training.LightGbm;

/// <summary>A booster that trains on all parts of the rows but one, and is judged on that one.</summary>
internal sealed class FoldBooster : IDisposable
{
    private readonly DatasetHandle _trainData;
    private readonly DatasetHandle _heldOutData;
    private readonly BoosterHandle _booster;
    private readonly ValidationLoss _validation;
    private bool _isFinished;

    /// <param name="all">All rows; the booster uses their bins.</param>
    /// <param name="labels">One a row.</param>
    /// <param name="partOf">Each row's part.</param>
    /// <param name="heldOut">The part to be judged on.</param>
    /// <param name="settings">What LightGBM is told.</param>
    public FoldBooster(DatasetHandle all, float[] labels, int[] partOf, int heldOut, TrainingSettings settings)
    {
        var split = RowSplit.FromTest(labels.Length, row => partOf[row] == heldOut);
        var parameters = settings.ToParameters();
        _trainData = LightGbmDataset.Subset(all, split.Train, parameters);
        _heldOutData = LightGbmDataset.Subset(all, split.Test, parameters);
        LightGbmLibrary.Check(NativeMethods.BoosterCreate(_trainData, parameters, out _booster));
        LightGbmLibrary.Check(NativeMethods.BoosterAddValidData(_booster, _heldOutData));
        _validation = new ValidationLoss(settings, [.. split.Test.Select(row => labels[row])]);
    }

    /// <summary>The loss on the part that is held out.</summary>
    public double Loss { get; private set; }

    /// <summary>Adds a round; false if no split is possible any more.</summary>
    public bool Advance()
    {
        if (_isFinished)
        {
            return false;
        }

        LightGbmLibrary.Check(NativeMethods.BoosterUpdateOneIter(_booster, out var isFinished));
        _isFinished = isFinished != 0;
        Loss = _validation.Compute(_booster);
        return !_isFinished;
    }

    public void Dispose()
    {
        _booster.Dispose();
        _trainData.Dispose();
        _heldOutData.Dispose();
    }
}
