using Slipway.Features;

namespace Slipway.Training.LightGbm;

/// <summary>
/// Holds rows and labels to what LightGBM expects, before it sees them. It would take NaN labels for 0 without a word, write fatal errors to
/// standard error whatever its log is redirected to, and warn on standard output from its worker threads, which know no redirection.
/// </summary>
internal static class TrainingInput
{
    /// <summary>LightGBM warns of category codes that are more than a hundred times as large as there are categories.</summary>
    private const int WarnedSparsity = 100;

    /// <exception cref="ArgumentException">No rows, no columns, labels that are no numbers or classes, codes that are no whole numbers from 0.</exception>
    public static void Check(FeatureMatrix rows, ReadOnlySpan<float> labels, TrainingSettings settings)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.RowCount, 1, nameof(rows));
        ArgumentOutOfRangeException.ThrowIfLessThan(rows.ColumnCount, 1, nameof(rows));
        ArgumentOutOfRangeException.ThrowIfNotEqual(labels.Length, rows.RowCount, nameof(labels));
        for (var row = 0; row < labels.Length; row++)
        {
            if (!IsLabel(labels[row], settings))
            {
                throw new ArgumentException(FormattableString.Invariant($"Label {labels[row]} of row {row} is none of a {settings.Task} task."), nameof(labels));
            }
        }

        foreach (var column in settings.CategoricalColumns)
        {
            foreach (var value in rows.Column(column))
            {
                if (!float.IsNaN(value) && (value is < 0 or >= int.MaxValue || !float.IsInteger(value)))
                {
                    throw new ArgumentException(FormattableString.Invariant($"Column {column} holds {value}, which is no category code."), nameof(rows));
                }
            }
        }
    }

    /// <summary>True if LightGBM would warn of a column's category codes.</summary>
    public static bool HasSparseCategories(FeatureMatrix rows, TrainingSettings settings)
    {
        foreach (var column in settings.CategoricalColumns)
        {
            var largest = 0f;
            foreach (var value in rows.Column(column))
            {
                // NaN is never larger.
                if (value > largest)
                {
                    largest = value;
                }
            }

            // The bins are found from a sample, which may lack categories: half of the limit already counts.
            if (largest >= WarnedSparsity / 2 && largest / (WarnedSparsity / 2) >= CountDistinct(rows.Column(column)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsLabel(float label, TrainingSettings settings) => settings.Task switch
    {
        TaskKind.Regression => float.IsFinite(label),
        TaskKind.Binary => label is 0 or 1,
        _ => label >= 0 && label < settings.ClassCount && float.IsInteger(label),
    };

    private static int CountDistinct(ReadOnlySpan<float> values)
    {
        var distinct = new HashSet<float>();
        foreach (var value in values)
        {
            distinct.Add(value);
        }

        return distinct.Count;
    }
}
