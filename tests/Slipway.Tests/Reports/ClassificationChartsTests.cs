using Slipway.Reports;
using Slipway.Training.Metrics;

namespace Slipway.Tests.Reports;

public sealed class ClassificationChartsTests
{
    [Fact]
    public void The_matrix_counts_actual_by_row_and_predicted_by_column()
    {
        PredictedRows test = new([0, 1, 2, 2], [0.8, 0.1, 0.1, 0.6, 0.3, 0.1, 0.1, 0.2, 0.7, 0.2, 0.5, 0.3]);

        var pictures = ClassificationCharts.Build(["a", "b", "c"], test);

        Assert.Equal([[1, 0, 0], [1, 0, 0], [0, 1, 1]], pictures.Confusion.Counts.Select(row => row.ToArray()));
        Assert.Equal((0, 3), (pictures.Confusion.Others, pictures.Classes.Count));
        Assert.Equal((1, 0.5), (pictures.Classes[2].Precision, pictures.Classes[2].Recall));
    }

    [Fact]
    public void Rare_classes_are_counted_together_where_there_are_many()
    {
        var pictures = SampleModels.ManyClasses().Report().Classification!;

        Assert.Equal(ClassificationCharts.MaxCurves, pictures.Classes.Count);
        Assert.Equal(ClassificationCharts.MaxMatrixClasses, pictures.Confusion.Counts.Count);
        Assert.Equal(30 - ClassificationCharts.MaxMatrixClasses + 1, pictures.Confusion.Others);
        Assert.Equal(600, pictures.Confusion.Counts.Sum(row => row.Sum()));
    }

    [Fact]
    public void A_class_without_a_test_row_has_no_curve_and_no_recall()
    {
        var pictures = ClassificationCharts.Build(["no", "yes"], new([0, 0], [0.8, 0.2, 0.6, 0.4]));

        Assert.Null(pictures.Classes[0].Curves);
        Assert.Null(pictures.Classes[0].Recall);
        Assert.Equal([0, 0, 0, 0, 1, 0, 0, 0, 1], pictures.Scores!.First.Take(9));
    }

    [Fact]
    public void A_probability_of_one_half_counts_as_the_class_that_a_prediction_names()
    {
        double[] half = [0.5, 0.5];

        var pictures = ClassificationCharts.Build(["no", "yes"], new([0, 1], [.. half, .. half]));

        var named = ClassificationMetrics.Likeliest(half);
        Assert.Equal([1, 1], pictures.Confusion.Counts.Select(row => row[named]));
        Assert.Equal(0, pictures.Classes[0].Recall);
    }

    [Fact]
    public void The_reported_areas_and_accuracy_are_those_of_the_metrics()
    {
        var model = SampleModels.Binary();

        var pictures = model.Report().Classification!;

        Assert.Equal(model.Metadata.Metrics.Test["auc"], pictures.Classes[0].Curves!.Auc, 4);
        Assert.Equal(model.Metadata.Metrics.Test["accuracy"], (pictures.Confusion.Counts[0][0] + pictures.Confusion.Counts[1][1]) / 800.0, 6);
    }
}
