namespace Slipway.Training.LightGbm;

/// <summary>
/// A booster's loss on its validation rows, added up in the rows' order. LightGBM's own metrics add up by threads: their last digits depend
/// on how many there are, and so would the number of trees that is chosen by them.
/// </summary>
internal sealed unsafe class ValidationLoss
{
    private const int ValidationData = 1;

    // As LightGBM does: a class that came true without any chance is not infinitely wrong.
    private const double LeastProbability = 1e-15;

    private readonly TaskKind _task;
    private readonly float[] _labels;
    private readonly double[] _predictions;

    /// <param name="settings">What the booster is trained with.</param>
    /// <param name="labels">One a validation row.</param>
    public ValidationLoss(TrainingSettings settings, float[] labels)
    {
        _task = settings.Task;
        _labels = labels;
        _predictions = new double[labels.Length * (_task == TaskKind.Multiclass ? settings.ClassCount : 1)];
    }

    /// <summary>The mean square error, or the log loss.</summary>
    public double Compute(BoosterHandle booster)
    {
        fixed (double* predictions = _predictions)
        {
            LightGbmLibrary.Check(NativeMethods.BoosterGetPredict(booster, ValidationData, out _, predictions));
        }

        double sum = 0;
        for (var row = 0; row < _labels.Length; row++)
        {
            sum += Of(row, _labels[row]);
        }

        return sum / _labels.Length;
    }

    private double Of(int row, float label) => _task switch
    {
        TaskKind.Regression => (_predictions[row] - label) * (_predictions[row] - label),
        TaskKind.Binary => LogLoss(label > 0 ? _predictions[row] : 1 - _predictions[row]),
        _ => LogLoss(_predictions[(int)label * _labels.Length + row]),
    };

    private static double LogLoss(double probability) => -Math.Log(Math.Max(probability, LeastProbability));
}
