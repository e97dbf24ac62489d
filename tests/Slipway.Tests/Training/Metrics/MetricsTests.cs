using Slipway.Training.Metrics;

namespace Slipway.Tests.Training.Metrics;

public sealed class MetricsTests
{
    // Values worked out with scikit-learn 1.2.1 (mean_squared_error, r2_score, roc_auc_score, log_loss, f1_score, brier_score_loss).
    [Fact]
    public void A_regressions_metrics_equal_scikit_learns()
    {
        var metrics = RegressionMetrics.Compute([3f, -0.5f, 2f, 7f], [2.5, 0.0, 2, 8]);

        Assert.Equal(0.375, metrics[MetricNames.MeanSquareError], 12);
        Assert.Equal(0.6123724356957945, metrics[MetricNames.RootMeanSquareError], 12);
        Assert.Equal(0.5, metrics[MetricNames.MeanAbsoluteError], 12);
        Assert.Equal(0.9486081370449679, metrics[MetricNames.R2], 12);
    }

    [Fact]
    public void A_constant_target_has_no_R2() =>
        Assert.DoesNotContain(MetricNames.R2, RegressionMetrics.Compute([2f, 2f], [1, 3]).Keys);

    [Fact]
    public void A_binary_tasks_metrics_equal_scikit_learns()
    {
        double[] second = [0.1, 0.4, 0.35, 0.8, 0.4];
        var both = second.SelectMany(p => new[] { 1 - p, p }).ToArray();

        var metrics = ClassificationMetrics.Compute([0, 0, 1, 1, 1], both, 2);

        Assert.Equal(0.75, metrics[MetricNames.Auc], 12);
        Assert.Equal(0.5610885094221719, metrics[MetricNames.LogLoss], 9);
        Assert.Equal(0.6, metrics[MetricNames.Accuracy], 12);
        Assert.Equal(0.5, metrics[MetricNames.F1], 12);
        Assert.Equal(0.1985, metrics[MetricNames.Brier], 9);
    }

    [Fact]
    public void A_multiclass_tasks_metrics_equal_scikit_learns()
    {
        double[] chances = [0.7, 0.2, 0.1, 0.3, 0.4, 0.3, 0.2, 0.5, 0.3, 0.1, 0.1, 0.8];

        var metrics = ClassificationMetrics.Compute([0, 1, 2, 2], chances, 3);

        Assert.Equal(0.75, metrics[MetricNames.Accuracy], 12);
        Assert.Equal(0.7777777777777777, metrics[MetricNames.MacroF1], 12);
        Assert.Equal(0.6750205078632583, metrics[MetricNames.LogLoss], 9);
    }

    [Fact]
    public void A_class_that_had_no_chance_costs_much_but_not_everything() =>
        Assert.InRange(ClassificationMetrics.Compute([1], [1, 0], 2)[MetricNames.LogLoss], 34, 35);
}
