using Slipway.Models;
using Slipway.Projects;

namespace Slipway.Training.LightGbm;

/// <summary>
/// The one place where what a project leaves open is chosen, from the training rows' shape. What a project does give holds as it stands.
/// </summary>
internal static class LightGbmDefaults
{
    /// <summary>LightGBM's own limit.</summary>
    private const int MaxLeaves = 131_072;

    /// <summary>
    /// Below so many values one thread is the quickest: LightGBM's threads wait for one another by spinning, which on a busy machine costs a
    /// hundred times what they share. The model is the same for every number of threads.
    /// </summary>
    private const int SharedValues = 500_000;

    /// <summary>Up to so many rows, bins as fine as the values cost little and fit clearly better.</summary>
    private const int FineRows = 50_000;

    /// <param name="options">What the project says.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="classCount">Classes of a classification.</param>
    /// <param name="rowCount">Training rows.</param>
    /// <param name="columnCount">Model columns.</param>
    /// <param name="categoricalColumns">The model columns that hold category codes.</param>
    public static TrainingSettings Resolve(
        TrainOptions options, TaskKind task, int classCount, int rowCount, int columnCount, IReadOnlyList<int> categoricalColumns)
    {
        var isFine = rowCount <= FineRows;
        var settings = new TrainingSettings
        {
            Task = task,
            ClassCount = classCount,
            Algorithm = options.Algorithm,
            CategoricalColumns = categoricalColumns,
            MaxBins = isFine ? 1024 : 255,
            MinRowsPerBin = isFine ? 1 : 3,
            Seed = options.Seed,
            Threads = options.Threads > 0 ? options.Threads : (long)rowCount * columnCount < SharedValues ? 1 : Environment.ProcessorCount,
            EarlyStoppingRounds = options.EarlyStopping?.Rounds,
        };
        return options.Algorithm == Algorithm.RandomForest
            ? RandomForest(settings, options, rowCount, columnCount)
            : GradientBoosting(settings, options, rowCount);
    }

    private static TrainingSettings GradientBoosting(TrainingSettings settings, TrainOptions options, int rowCount)
    {
        var isRegression = settings.Task == TaskKind.Regression;
        var depth = options.Depth ?? (options.Leaves is null ? 6 : null);
        return settings with
        {
            Trees = options.Trees ?? 500,
            LearningRate = options.LearningRate ?? 0.03,
            Depth = depth,
            Leaves = options.Leaves ?? LeavesOf(depth!.Value, rowCount),
            MinRowsPerLeaf = options.MinRowsPerLeaf ?? (isRegression && rowCount <= FineRows ? 1 : 20),

            // Of a square error every row's hessian is 1, so that rows alone limit a leaf. A log loss's fades where the model is sure.
            MinHessianPerLeaf = isRegression ? 0 : 1e-3,
            FeatureFractionByNode = 0.8,
            MinRowsPerCategoryGroup = Math.Clamp(rowCount / 100, 5, 100),
        };
    }

    private static TrainingSettings RandomForest(TrainingSettings settings, TrainOptions options, int rowCount, int columnCount)
    {
        var isRegression = settings.Task == TaskKind.Regression;

        // Breiman's choice: a third of the columns for a regression, their square root for classes.
        var columns = isRegression ? columnCount / 3.0 : Math.Sqrt(columnCount);
        return settings with
        {
            Trees = options.Trees ?? 300,
            Depth = options.Depth,
            Leaves = options.Leaves ?? (options.Depth is { } depth ? LeavesOf(depth, rowCount) : Math.Clamp(rowCount, 2, 4096)),
            MinRowsPerLeaf = options.MinRowsPerLeaf ?? (isRegression ? 3 : 5),
            MinHessianPerLeaf = isRegression ? 0 : 1e-3,
            FeatureFractionByNode = Math.Clamp(Math.Max(1, columns) / columnCount, 0.01, 1),
            BaggingFraction = 0.632,
            BaggingFrequency = 1,
            MinRowsPerCategoryGroup = Math.Clamp(rowCount / 100, 5, 100),
        };
    }

    /// <summary>The leaves of a complete tree, and no more than the rows can fill.</summary>
    private static int LeavesOf(int depth, int rowCount) =>
        Math.Clamp(depth >= 17 ? MaxLeaves : 1 << depth, 2, Math.Clamp(rowCount, 2, MaxLeaves));
}
