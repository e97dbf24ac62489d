using Slipway.Training.LightGbm;

namespace Slipway.Benchmarks;

/// <summary>LightGBM's <c>LGBM_BoosterPredictForMat</c>, a call a batch.</summary>
internal sealed unsafe class LightGbmSide : ISide
{
    private readonly BoosterHandle _booster;
    private readonly RowFile _rows;
    private readonly int _batchRows;
    private readonly int _outputCount;
    private readonly string _parameters;

    public LightGbmSide(string model, RowFile rows, int outputCount, int batchRows, int threads)
    {
        LightGbmLibrary.Check(NativeMethods.BoosterCreateFromModelfile(model, out _, out _booster));
        (_rows, _outputCount, _batchRows) = (rows, outputCount, batchRows);
        _parameters = FormattableString.Invariant($"num_threads={threads} verbosity=-1");
        Scores = new double[rows.RowCount * outputCount];
    }

    public string Name => "LightGBM";

    public double[] Scores { get; }

    public void ScoreAll()
    {
        fixed (float* values = _rows.Values)
        fixed (double* scores = Scores)
        {
            for (var first = 0; first < _rows.RowCount; first += _batchRows)
            {
                LightGbmLibrary.Check(NativeMethods.BoosterPredictForMat(
                    _booster, values + (long)first * _rows.ColumnCount, NativeMethods.Float32, Math.Min(_batchRows, _rows.RowCount - first), _rows.ColumnCount,
                    isRowMajor: 1, NativeMethods.PredictRawScore, firstIteration: 0, iterations: -1, _parameters, out _, scores + (long)first * _outputCount));
            }
        }
    }

    public void Dispose() => _booster.Dispose();
}
