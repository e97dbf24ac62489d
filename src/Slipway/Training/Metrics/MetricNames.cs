namespace Slipway.Training.Metrics;

/// <summary>The metrics' names in metadata, reports and gates.</summary>
internal static class MetricNames
{
    public const string MeanSquareError = "mean_square_error";
    public const string RootMeanSquareError = "root_mean_square_error";
    public const string MeanAbsoluteError = "mean_absolute_error";
    public const string R2 = "r2";
    public const string Auc = "auc";
    public const string LogLoss = "log_loss";
    public const string Accuracy = "accuracy";
    public const string F1 = "f1";
    public const string MacroF1 = "macro_f1";
    public const string Brier = "brier";

    /// <summary>The metric, less being better, by which a model is held against its baseline.</summary>
    public static string Primary(TaskKind task) => task == TaskKind.Regression ? MeanSquareError : LogLoss;
}
