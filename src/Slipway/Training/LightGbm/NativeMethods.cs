using System.Runtime.InteropServices;

namespace Slipway.Training.LightGbm;

/// <summary>
/// The part of LightGBM 4.7.0's C API (<c>include/LightGBM/c_api.h</c>) that training uses. Every function returns 0, or -1 with
/// the reason in <see cref="GetLastError"/>; the caller passes that on through <see cref="LightGbmLibrary.Check"/>.
/// </summary>
internal static unsafe partial class NativeMethods
{
    /// <summary>The C API's <c>C_API_DTYPE_FLOAT32</c>.</summary>
    public const int Float32 = 0;

    /// <summary><c>C_API_PREDICT_NORMAL</c>: averaged and transformed by the objective.</summary>
    public const int PredictNormal = 0;

    /// <summary><c>C_API_PREDICT_RAW_SCORE</c>: the sums of the leaf values.</summary>
    public const int PredictRawScore = 1;

    /// <summary><c>C_API_FEATURE_IMPORTANCE_GAIN</c>.</summary>
    public const int ImportanceByGain = 1;

    private const string Library = "lib_lightgbm";

    [LibraryImport(Library, EntryPoint = "LGBM_GetLastError")]
    public static partial byte* GetLastError();

    [LibraryImport(Library, EntryPoint = "LGBM_RegisterLogCallback")]
    public static partial int RegisterLogCallback(delegate* unmanaged[Cdecl]<byte*, void> callback);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetCreateFromMat", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DatasetCreateFromMat(
        float* data, int dataType, int rowCount, int columnCount, int isRowMajor, string parameters, nint reference, out DatasetHandle dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetField", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DatasetSetField(DatasetHandle dataset, string field, float* values, int count, int dataType);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetSetFeatureNames", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DatasetSetFeatureNames(DatasetHandle dataset, string[] names, int count);

    /// <summary>Copies some rows, ascending, with the bins and labels of all.</summary>
    [LibraryImport(Library, EntryPoint = "LGBM_DatasetGetSubset", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int DatasetGetSubset(DatasetHandle dataset, int* rows, int count, string parameters, out DatasetHandle subset);

    [LibraryImport(Library, EntryPoint = "LGBM_DatasetFree")]
    public static partial int DatasetFree(nint dataset);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreate", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterCreate(DatasetHandle trainingData, string parameters, out BoosterHandle booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterCreateFromModelfile", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterCreateFromModelfile(string path, out int iterations, out BoosterHandle booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterLoadModelFromString", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterLoadModelFromString(string model, out int iterations, out BoosterHandle booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFree")]
    public static partial int BoosterFree(nint booster);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterAddValidData")]
    public static partial int BoosterAddValidData(BoosterHandle booster, DatasetHandle validationData);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterUpdateOneIter")]
    public static partial int BoosterUpdateOneIter(BoosterHandle booster, out int isFinished);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetCurrentIteration")]
    public static partial int BoosterGetCurrentIteration(BoosterHandle booster, out int iteration);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetEvalCounts")]
    public static partial int BoosterGetEvalCounts(BoosterHandle booster, out int count);

    /// <summary>The metrics of the training data (index 0) or of the validation data (index 1).</summary>
    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetEval")]
    public static partial int BoosterGetEval(BoosterHandle booster, int dataIndex, out int count, double* values);

    /// <summary>The predictions for the training data (index 0) or the validation data (index 1), class by class.</summary>
    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetPredict")]
    public static partial int BoosterGetPredict(BoosterHandle booster, int dataIndex, out long length, double* predictions);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterSaveModelToString")]
    public static partial int BoosterSaveModelToString(
        BoosterHandle booster, int firstIteration, int iterations, int importance, long capacity, out long length, byte* text);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterFeatureImportance")]
    public static partial int BoosterFeatureImportance(BoosterHandle booster, int iterations, int importance, double* values);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetNumClasses")]
    public static partial int BoosterGetNumClasses(BoosterHandle booster, out int count);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterGetNumFeature")]
    public static partial int BoosterGetNumFeature(BoosterHandle booster, out int count);

    [LibraryImport(Library, EntryPoint = "LGBM_BoosterPredictForMat", StringMarshalling = StringMarshalling.Utf8)]
    public static partial int BoosterPredictForMat(
        BoosterHandle booster, float* data, int dataType, int rowCount, int columnCount, int isRowMajor, int kind,
        int firstIteration, int iterations, string parameters, out long length, double* predictions);
}
