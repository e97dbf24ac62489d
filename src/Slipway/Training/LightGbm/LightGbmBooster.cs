using Slipway.Features;

namespace Slipway.Training.LightGbm;

/// <summary>
/// A model file as LightGBM itself opens it (as its Python and R packages do), to hold Slipway's own scorer to. Predicting for
/// users goes without it.
/// </summary>
internal sealed unsafe class LightGbmBooster : IDisposable
{
    private readonly BoosterHandle _handle;

    private LightGbmBooster(BoosterHandle handle, int iterations)
    {
        _handle = handle;
        Iterations = iterations;
        LightGbmLibrary.Check(NativeMethods.BoosterGetNumClasses(handle, out var outputCount));
        LightGbmLibrary.Check(NativeMethods.BoosterGetNumFeature(handle, out var featureCount));
        OutputCount = outputCount;
        FeatureCount = featureCount;
    }

    public int Iterations { get; }

    /// <summary>How many values a row gets: 1, or one a class.</summary>
    public int OutputCount { get; }

    public int FeatureCount { get; }

    public static LightGbmBooster FromFile(string path)
    {
        using var turn = LightGbmLibrary.Enter();
        LightGbmLibrary.Check(NativeMethods.BoosterCreateFromModelfile(path, out var iterations, out var handle));
        return new LightGbmBooster(handle, iterations);
    }

    public static LightGbmBooster FromText(string model)
    {
        using var turn = LightGbmLibrary.Enter();
        LightGbmLibrary.Check(NativeMethods.BoosterLoadModelFromString(model, out var iterations, out var handle));
        return new LightGbmBooster(handle, iterations);
    }

    /// <summary>The sums of the leaf values: row by row, <see cref="OutputCount"/> values each.</summary>
    public double[] PredictRaw(FeatureMatrix rows) => Predict(rows, NativeMethods.PredictRawScore);

    /// <summary>The predictions (values, or probabilities): row by row, <see cref="OutputCount"/> values each.</summary>
    public double[] Predict(FeatureMatrix rows) => Predict(rows, NativeMethods.PredictNormal);

    public void Dispose() => _handle.Dispose();

    private double[] Predict(FeatureMatrix rows, int kind)
    {
        using var turn = LightGbmLibrary.Enter();
        var predictions = new double[checked(rows.RowCount * OutputCount)];
        fixed (float* values = LightGbmDataset.Compact(rows))
        fixed (double* destination = predictions)
        {
            LightGbmLibrary.Check(NativeMethods.BoosterPredictForMat(
                _handle, values, NativeMethods.Float32, rows.RowCount, rows.ColumnCount, isRowMajor: 0, kind,
                firstIteration: 0, iterations: -1, "num_threads=1 verbosity=-1", out _, destination));
        }

        return predictions;
    }
}
