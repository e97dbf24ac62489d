using System.Runtime.InteropServices;
using Slipway.Training.LightGbm;

namespace Slipway.Benchmarks;

/// <summary>LightGBM's function for single rows, which keeps from call to call what the one for matrices makes anew.</summary>
internal sealed unsafe partial class LightGbmSingleRows : ISide
{
    private readonly BoosterHandle _booster;
    private readonly RowFile _rows;
    private readonly int _outputCount;
    private readonly nint _prepared;

    public LightGbmSingleRows(string model, RowFile rows, int outputCount)
    {
        LightGbmLibrary.Check(NativeMethods.BoosterCreateFromModelfile(model, out _, out _booster));
        (_rows, _outputCount) = (rows, outputCount);
        Scores = new double[rows.RowCount * outputCount];
        LightGbmLibrary.Check(Prepare(
            _booster, NativeMethods.PredictRawScore, 0, -1, NativeMethods.Float32, rows.ColumnCount, "num_threads=1 verbosity=-1", out _prepared));
    }

    public string Name => "LightGBM, single rows";

    public double[] Scores { get; }

    public void ScoreAll()
    {
        fixed (float* values = _rows.Values)
        fixed (double* scores = Scores)
        {
            for (var row = 0; row < _rows.RowCount; row++)
            {
                LightGbmLibrary.Check(Score(_prepared, values + (long)row * _rows.ColumnCount, out _, scores + (long)row * _outputCount));
            }
        }
    }

    public void Dispose()
    {
        LightGbmLibrary.Check(Free(_prepared));
        _booster.Dispose();
    }

    [LibraryImport("lib_lightgbm", EntryPoint = "LGBM_BoosterPredictForMatSingleRowFastInit", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Prepare(
        BoosterHandle booster, int kind, int firstIteration, int iterations, int dataType, int columnCount, string parameters, out nint prepared);

    [LibraryImport("lib_lightgbm", EntryPoint = "LGBM_BoosterPredictForMatSingleRowFast")]
    private static partial int Score(nint prepared, float* row, out long length, double* scores);

    [LibraryImport("lib_lightgbm", EntryPoint = "LGBM_FastConfigFree")]
    private static partial int Free(nint prepared);
}
