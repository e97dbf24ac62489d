using Slipway.Projects;

namespace Slipway.Training.LightGbm;

/// <summary>
/// The one place where what a project leaves open is chosen, from the training rows' shape. What a project does give holds as it stands.
/// The numbers were chosen on public tables: bench/quality has how.
/// </summary>
internal static class LightGbmDefaults
{
    /// <summary>LightGBM's own limit.</summary>
    private const int MaxLeaves = 131_072;

    /// <summary>
    /// Below so many rows, or values, one thread is the quickest: LightGBM's threads wait for one another by spinning at every split, which on a
    /// busy machine costs a hundred times what they share. The model is the same for every number of threads.
    /// </summary>
    private const int SharedRows = 5_000;
    private const int SharedValues = 500_000;

    private const int GivenTreesDepth = 4;

    /// <summary>A learning rate that is slower than the scale's own needs more rounds, up to so many times as many.</summary>
    private const int MostStretch = 10;

    /// <param name="options">What the project says.</param>
    /// <param name="task">What is predicted.</param>
    /// <param name="classCount">Classes of a classification.</param>
    /// <param name="rowCount">Training rows.</param>
    /// <param name="columnCount">Model columns.</param>
    /// <param name="categoricalColumns">The model columns that hold category codes.</param>
    public static TrainingPlan Resolve(
        TrainOptions options, TaskKind task, int classCount, int rowCount, int columnCount, IReadOnlyList<int> categoricalColumns)
    {
        var settings = new TrainingSettings
        {
            Task = task,
            ClassCount = classCount,
            Algorithm = options.Algorithm,
            CategoricalColumns = categoricalColumns,
            MinRowsPerBin = 1,

            // LightGBM's own hundred rows keep the categories of a small table from being split at all.
            MinRowsPerCategoryGroup = 5,
            CategorySmoothing = 5,
            CategoryL2 = 5,
            FeatureFractionByNode = 0.6,
            Seed = options.Seed,
            Threads = ThreadsFor(options, rowCount, columnCount),
            EarlyStoppingRounds = options.EarlyStopping?.Rounds,
        };
        return options switch
        {
            { Algorithm: Algorithm.RandomForest } => new TrainingPlan([RandomForest(settings, options, rowCount, columnCount)]),
            { Trees: { } trees } => new TrainingPlan([GivenTrees(settings, options, rowCount, trees)]),
            _ => OpenTrees(settings, options, rowCount, BoostingScale.Of(rowCount, columnCount, task == TaskKind.Multiclass ? classCount : 1)),
        };
    }

    private static int ThreadsFor(TrainOptions options, int rowCount, int columnCount)
    {
        var isShared = rowCount >= SharedRows && (long)rowCount * columnCount >= SharedValues;
        return options.Threads > 0 ? options.Threads : isShared ? Environment.ProcessorCount : 1;
    }

    /// <summary>Who names the number of trees has said how closely to fit, so nothing else holds the model back.</summary>
    private static TrainingSettings GivenTrees(TrainingSettings settings, TrainOptions options, int rowCount, int trees)
    {
        var usual = new TreeSize(LeavesOf(GivenTreesDepth, rowCount), GivenTreesDepth);
        return Sized(settings, options, rowCount, usual) with
        {
            Trees = trees,
            LearningRate = options.LearningRate ?? Math.Clamp(10.0 / trees, 0.01, 0.1),

            // A single row of a class may pull its leaf to certainty; a single number has no such pull.
            MinRowsPerLeaf = options.MinRowsPerLeaf ?? (settings.Task == TaskKind.Regression ? 1 : 5),
        };
    }

    private static TrainingPlan OpenTrees(TrainingSettings settings, TrainOptions options, int rowCount, BoostingScale scale)
    {
        var rate = options.LearningRate ?? scale.LearningRate;
        var stretch = Math.Clamp(scale.LearningRate / rate, 1, MostStretch);
        var drawn = settings with
        {
            Trees = (int)(scale.Trees * stretch),
            LearningRate = rate,
            MinRowsPerLeaf = options.MinRowsPerLeaf ?? scale.MinRowsPerLeaf,
            BaggingFraction = 0.7,
            BaggingFrequency = 1,
            L2 = 1,
        };
        if (scale.Validation is not { } validation || options.EarlyStopping is not null)
        {
            return new TrainingPlan([Sized(drawn, options, rowCount, scale.Usual)]);
        }

        // A size that the project gives makes the candidates one.
        var candidates = scale.Sizes.Select(size => Sized(drawn, options, rowCount, size)).DistinctBy(candidate => (candidate.Leaves, candidate.Depth));
        return new TrainingPlan([.. candidates], validation with { Patience = (int)(validation.Patience * stretch) });
    }

    private static TrainingSettings RandomForest(TrainingSettings settings, TrainOptions options, int rowCount, int columnCount)
    {
        var isRegression = settings.Task == TaskKind.Regression;

        // Breiman's choice: a third of the columns for a regression, their square root for classes.
        var columns = isRegression ? columnCount / 3.0 : Math.Sqrt(columnCount);
        return Sized(settings, options, rowCount, new TreeSize(Math.Clamp(rowCount, 2, 4096), null)) with
        {
            Trees = options.Trees ?? 300,
            MinRowsPerLeaf = options.MinRowsPerLeaf ?? (isRegression ? 3 : 5),
            FeatureFractionByNode = Math.Clamp(Math.Max(1, columns) / columnCount, 0.01, 1),
            BaggingFraction = 0.632,
            BaggingFrequency = 1,
        };
    }

    /// <summary>Depth or leaves as the project gives them; each alone leaves the other as free as it can be.</summary>
    private static TrainingSettings Sized(TrainingSettings settings, TrainOptions options, int rowCount, TreeSize size) =>
        (options.Depth, options.Leaves) switch
        {
            (null, null) => settings with { Depth = size.Depth, Leaves = size.Leaves },
            (var depth, { } leaves) => settings with { Depth = depth, Leaves = leaves },
            ({ } depth, null) => settings with { Depth = depth, Leaves = LeavesOf(depth, rowCount) },
        };

    /// <summary>The leaves of a complete tree, and no more than the rows can fill.</summary>
    private static int LeavesOf(int depth, int rowCount) =>
        Math.Clamp(depth >= 17 ? MaxLeaves : 1 << depth, 2, Math.Clamp(rowCount, 2, MaxLeaves));
}
