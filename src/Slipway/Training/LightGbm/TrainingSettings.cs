using System.Globalization;
using System.Text;
using Slipway.Projects;

namespace Slipway.Training.LightGbm;

/// <summary>
/// Everything that LightGBM is told, all values chosen: see <see cref="LightGbmDefaults"/> for who chooses them. A property without a
/// comment of its own is LightGBM's parameter that <see cref="ToParameters"/> names; the initial values are LightGBM's.
/// </summary>
internal sealed record TrainingSettings
{
    public required TaskKind Task { get; init; }

    /// <summary>Classes of a multiclass task; else not used.</summary>
    public int ClassCount { get; init; }

    public Algorithm Algorithm { get; init; } = Algorithm.GradientBoosting;

    /// <summary>Boosting rounds, or trees of the random forest; with several classes each has one tree a class.</summary>
    public int Trees { get; init; } = 100;

    /// <summary>The largest depth of a tree; null for no limit.</summary>
    public int? Depth { get; init; }

    public int Leaves { get; init; } = 31;

    public double LearningRate { get; init; } = 0.1;

    public int MinRowsPerLeaf { get; init; } = 20;

    public double MinHessianPerLeaf { get; init; } = 1e-3;

    public int MaxBins { get; init; } = 255;

    public int MinRowsPerBin { get; init; } = 3;

    /// <summary>How many rows are drawn to find the bins' bounds.</summary>
    public int BinSampleRows { get; init; } = 200_000;

    /// <summary>
    /// The most memory for the histograms of a tree's leaves. Deep trees and thousands of columns would take gigabytes; beyond the limit they are counted
    /// once more instead of kept, which is the same for every number of threads.
    /// </summary>
    public int HistogramMegabytes { get; init; } = 512;

    /// <summary>The share of the columns that a tree may use.</summary>
    public double FeatureFraction { get; init; } = 1;

    /// <summary>The share of the tree's columns that each split may use.</summary>
    public double FeatureFractionByNode { get; init; } = 1;

    /// <summary>The share of the rows that are drawn for a tree.</summary>
    public double BaggingFraction { get; init; } = 1;

    /// <summary>Rows are drawn anew after so many rounds; 0 for never.</summary>
    public int BaggingFrequency { get; init; }

    public double L1 { get; init; }

    public double L2 { get; init; }

    public double PathSmoothing { get; init; }

    public bool ExtraTrees { get; init; }

    /// <summary>False: NaN counts as 0, in training and prediction.</summary>
    public bool UseMissing { get; init; } = true;

    /// <summary>True: 0 counts as missing too.</summary>
    public bool ZeroAsMissing { get; init; }

    /// <summary>The model columns that hold category codes (whole numbers from 0).</summary>
    public IReadOnlyList<int> CategoricalColumns { get; init; } = [];

    public int MinRowsPerCategoryGroup { get; init; } = 100;

    public double CategorySmoothing { get; init; } = 10;

    public double CategoryL2 { get; init; } = 10;

    public int MaxCategoriesPerSplit { get; init; } = 32;

    /// <summary>Columns with no more categories than this are split one category against the rest.</summary>
    public int MaxCategoriesOneAgainstRest { get; init; } = 4;

    public int Seed { get; init; } = 1;

    /// <summary>From 1. The model is the same for every number.</summary>
    public int Threads { get; init; } = 1;

    /// <summary>Rounds without a better validation loss that end the training; null for no early stopping.</summary>
    public int? EarlyStoppingRounds { get; init; }

    /// <summary>The loss that is trained on, by its name in the metadata.</summary>
    public string Loss => Task == TaskKind.Regression ? "mean_square_error" : "log_loss";

    /// <summary>These settings as LightGBM's parameter string.</summary>
    public string ToParameters()
    {
        var text = new StringBuilder();
        AddTask(text);
        AddTrees(text);
        AddData(text);

        // Row-wise and column-wise histograms add up in different orders, and LightGBM would time both to choose.
        Add(text, "deterministic", "true");
        Add(text, "force_col_wise", "true");
        Add(text, "seed", Seed);
        Add(text, "num_threads", Threads);
        Add(text, "verbosity", -1);
        return text.ToString();
    }

    private void AddTask(StringBuilder text)
    {
        var (objective, metric) = Task switch
        {
            TaskKind.Regression => ("regression", "l2"),
            TaskKind.Binary => ("binary", "binary_logloss"),
            _ => ("multiclass", "multi_logloss"),
        };
        Add(text, "objective", objective);
        Add(text, "metric", metric);
        Add(text, "is_provide_training_metric", "true");
        if (Task == TaskKind.Multiclass)
        {
            Add(text, "num_class", ClassCount);
        }
    }

    private void AddTrees(StringBuilder text)
    {
        Add(text, "boosting", Algorithm == Algorithm.RandomForest ? "rf" : "gbdt");
        Add(text, "num_iterations", Trees);
        Add(text, "max_depth", Depth ?? -1);
        Add(text, "num_leaves", Leaves);
        Add(text, "learning_rate", LearningRate);
        Add(text, "min_data_in_leaf", MinRowsPerLeaf);
        Add(text, "min_sum_hessian_in_leaf", MinHessianPerLeaf);
        Add(text, "feature_fraction", FeatureFraction);
        Add(text, "feature_fraction_bynode", FeatureFractionByNode);
        Add(text, "bagging_fraction", BaggingFraction);
        Add(text, "bagging_freq", BaggingFrequency);
        Add(text, "lambda_l1", L1);
        Add(text, "lambda_l2", L2);
        Add(text, "path_smooth", PathSmoothing);
        Add(text, "extra_trees", ExtraTrees ? "true" : "false");
        Add(text, "min_data_per_group", MinRowsPerCategoryGroup);
        Add(text, "cat_smooth", CategorySmoothing);
        Add(text, "cat_l2", CategoryL2);
        Add(text, "max_cat_threshold", MaxCategoriesPerSplit);
        Add(text, "max_cat_to_onehot", MaxCategoriesOneAgainstRest);
    }

    private void AddData(StringBuilder text)
    {
        Add(text, "max_bin", MaxBins);
        Add(text, "min_data_in_bin", MinRowsPerBin);
        Add(text, "bin_construct_sample_cnt", BinSampleRows);
        Add(text, "histogram_pool_size", HistogramMegabytes);
        Add(text, "use_missing", UseMissing ? "true" : "false");
        Add(text, "zero_as_missing", ZeroAsMissing ? "true" : "false");
        if (CategoricalColumns.Count > 0)
        {
            Add(text, "categorical_feature", string.Join(',', CategoricalColumns));
        }
    }

    private static void Add<T>(StringBuilder text, string name, T value)
        where T : notnull
    {
        if (text.Length > 0)
        {
            text.Append(' ');
        }

        text.Append(CultureInfo.InvariantCulture, $"{name}={value}");
    }
}
