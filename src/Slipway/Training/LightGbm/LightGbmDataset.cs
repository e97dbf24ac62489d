using Slipway.Features;

namespace Slipway.Training.LightGbm;

/// <summary>Brings rows into LightGBM's binned form.</summary>
internal static unsafe class LightGbmDataset
{
    /// <summary>Bins a matrix and adds the labels.</summary>
    /// <param name="rows">The feature rows; LightGBM keeps no reference to them.</param>
    /// <param name="labels">One a row.</param>
    /// <param name="parameters">LightGBM's parameters as text.</param>
    /// <param name="reference">The data whose bins are to be used: null for training data, the training data for validation data.</param>
    public static DatasetHandle Create(FeatureMatrix rows, ReadOnlySpan<float> labels, string parameters, DatasetHandle? reference)
    {
        var dataset = FromMatrix(rows, parameters, reference);
        try
        {
            fixed (float* values = labels)
            {
                LightGbmLibrary.Check(
                    NativeMethods.DatasetSetField(dataset, "label", values, labels.Length, NativeMethods.Float32));
            }

            return dataset;
        }
        catch
        {
            dataset.Dispose();
            throw;
        }
    }

    /// <summary>Some of the rows, ascending, with the bins and labels of all.</summary>
    public static DatasetHandle Subset(DatasetHandle all, ReadOnlySpan<int> rows, string parameters)
    {
        fixed (int* indexes = rows)
        {
            LightGbmLibrary.Check(NativeMethods.DatasetGetSubset(all, indexes, rows.Length, parameters, out var subset));
            return subset;
        }
    }

    /// <summary>Names the features f0, f1, …: LightGBM refuses or rewrites many of the names that columns have.</summary>
    public static void NameFeatures(DatasetHandle dataset, int count)
    {
        string[] names = [.. Enumerable.Range(0, count).Select(index => FormattableString.Invariant($"f{index}"))];
        LightGbmLibrary.Check(NativeMethods.DatasetSetFeatureNames(dataset, names, count));
    }

    /// <summary>The rows in column-major order without gaps between the columns, which is all that LightGBM can read.</summary>
    public static ReadOnlySpan<float> Compact(FeatureMatrix rows)
    {
        if (rows.Stride == rows.RowCount)
        {
            return rows.Values;
        }

        var values = GC.AllocateUninitializedArray<float>(checked(rows.RowCount * rows.ColumnCount));
        for (var column = 0; column < rows.ColumnCount; column++)
        {
            rows.Column(column).CopyTo(values.AsSpan(column * rows.RowCount));
        }

        return values;
    }

    private static DatasetHandle FromMatrix(FeatureMatrix rows, string parameters, DatasetHandle? reference)
    {
        var mustRelease = false;
        try
        {
            reference?.DangerousAddRef(ref mustRelease);
            fixed (float* values = Compact(rows))
            {
                LightGbmLibrary.Check(NativeMethods.DatasetCreateFromMat(
                    values, NativeMethods.Float32, rows.RowCount, rows.ColumnCount, isRowMajor: 0, parameters,
                    reference?.DangerousGetHandle() ?? 0, out var dataset));
                return dataset;
            }
        }
        finally
        {
            if (mustRelease)
            {
                reference!.DangerousRelease();
            }
        }
    }
}
