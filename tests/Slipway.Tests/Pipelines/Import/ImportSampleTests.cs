using System.Globalization;
using Slipway.Features;
using Slipway.Models;
using Slipway.Pipelines.Import;
using Slipway.Pipelines.Predict;
using Slipway.Projects;
using Slipway.Tests.Models.Onnx;
using Slipway.Tests.Models.XgBoost;

namespace Slipway.Tests.Pipelines.Import;

/// <summary>Imports the committed models of XGBoost and scikit-learn, and predicts the rows for which their own predictions are stored.</summary>
public sealed class ImportSampleTests : IAsyncLifetime
{
    private const string Target = "target column";

    private BostonProject _project = null!;

    public async ValueTask InitializeAsync() => _project = await BostonProject.CreateAsync(withModel: false);

    public ValueTask DisposeAsync()
    {
        _project.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("squared_error.json", TaskKind.Regression)]
    [InlineData("squared_error.ubj", TaskKind.Regression)]
    [InlineData("logistic.json", TaskKind.Regression)]
    [InlineData("poisson.json", TaskKind.Regression)]
    [InlineData("binary_logistic.json", TaskKind.Binary)]
    [InlineData("binary_logistic.ubj", TaskKind.Binary)]
    [InlineData("softprob.json", TaskKind.Multiclass)]
    [InlineData("softprob.ubj", TaskKind.Multiclass)]
    [InlineData("categories.json", TaskKind.Regression)]
    [InlineData("categories.ubj", TaskKind.Regression)]
    [InlineData("categories_one_hot.json", TaskKind.Binary)]
    public async Task A_model_of_XGBoost_predicts_from_a_table_what_XGBoost_does(string name, TaskKind task)
    {
        var file = XgBoostFiles.Read(name);
        var (rows, _, stored) = XgBoostFiles.Predicted(name);
        double[][] expected = [.. stored.Select(row => row is [var second] && task == TaskKind.Binary ? [1 - second, second] : Array.ConvertAll(row, value => (double)value))];

        var metadata = await AssertPredictsAsync(name, file, rows, expected, Enumerable.Range(0, expected[0].Length).Select(index => $"{index}"));

        Assert.Equal(task, metadata.Task);
        Assert.Equal("XGBoost 1.7.4", $"{metadata.Imported!.Format} {metadata.Imported.LibraryVersion}");
        Assert.Contains(':', metadata.Parameters["objective"]);
        Assert.NotEmpty(metadata.Importance);
    }

    [Theory]
    [InlineData("random_forest_regressor", TaskKind.Regression)]
    [InlineData("pipeline_ridge", TaskKind.Regression)]
    [InlineData("gradient_boosting_binary", TaskKind.Binary)]
    [InlineData("random_forest_binary", TaskKind.Binary)]
    [InlineData("logistic_regression_binary", TaskKind.Binary)]
    [InlineData("gradient_boosting_multiclass", TaskKind.Multiclass)]
    [InlineData("random_forest_multiclass", TaskKind.Multiclass)]
    [InlineData("logistic_regression_one_against_rest", TaskKind.Multiclass)]
    [InlineData("pipeline_logistic_regression", TaskKind.Multiclass)]
    public async Task A_model_of_scikit_learn_predicts_from_a_table_what_scikit_learn_does(string name, TaskKind task)
    {
        var sample = new OnnxSample(name);

        var metadata = await AssertPredictsAsync($"{name}.onnx", sample.File, sample.Rows, sample.Predictions, sample.Estimator.ClassLabels);

        Assert.Equal(task, metadata.Task);
        Assert.Equal(task == TaskKind.Regression ? [] : sample.Estimator.ClassLabels, metadata.Classes);
        Assert.Equal("make-models", metadata.Imported!.LibraryVersion);
    }

    [Fact]
    public async Task Names_that_are_given_go_before_those_in_the_file()
    {
        var sample = new OnnxSample("gradient_boosting_binary");
        CreateTable(sample.Estimator, sample.Rows, [.. sample.Predictions.Select(row => row[1] > 0.5 ? "leaves" : "stays")]);

        var metadata = await ImportAsync("churn.onnx", sample.File, ["stays", "leaves"]);

        Assert.Equal(["stays", "leaves"], metadata.Classes);
        Assert.Equal(1, metadata.Metrics.Test["auc"]);
    }

    [Theory]
    [InlineData("two_targets.json")]
    [InlineData("ridge_two_targets.onnx")]
    public async Task A_model_of_several_targets_is_refused(string name)
    {
        var isOnnx = name.EndsWith(".onnx", StringComparison.Ordinal);
        var file = isOnnx ? new OnnxSample(Path.GetFileNameWithoutExtension(name)).File : XgBoostFiles.Read(name);

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => ImportAsync(name, file, null));

        Assert.StartsWith("The model gives 2 values a row and does not say what they are.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Numbers_that_are_no_probabilities_are_not_taken_for_classes()
    {
        var sample = new OnnxSample("ridge_two_targets");
        CreateTable(sample.Estimator, sample.Rows, [.. sample.Predictions.Select((_, row) => row % 2 == 0 ? "no" : "yes")]);

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => ImportAsync("ridge.onnx", sample.File, ["no", "yes"], task: TaskKind.Binary));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.Contains("where a probability, from 0 to 1, was expected: it is no classifier", fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_project.Model.Directory));
    }

    [Theory]
    [InlineData("linear_regression")]
    [InlineData("logistic_regression_multinomial")]
    [InlineData("logistic_regression_binary")]
    [InlineData("logistic_regression_one_against_rest")]
    public async Task Rows_without_a_prediction_are_left_out_of_the_metrics_and_told(string name)
    {
        var sample = new OnnxSample(name);
        var labels = sample.Estimator.ClassLabels;
        string[] targets = [.. sample.Predictions.Select(row => labels.Count == 0 ? Text(row[0]) : labels[Array.IndexOf(row, row.Max())])];
        for (var row = 0; row < sample.Rows.RowCount; row++)
        {
            sample.Rows.Column(0)[row] = row % 3 == 0 ? float.NaN : sample.Rows.Column(0)[row];
        }

        CreateTable(sample.Estimator, sample.Rows, targets);
        var listener = new Listener();

        var metadata = await ImportAsync($"{name}.onnx", sample.File, null, listener);

        var (all, missing) = (targets.Length, (targets.Length + 2) / 3);
        Assert.Equal(
            [$"{missing} of {all} rows have no prediction, since a feature is missing, and a linear model has no way for that; they are left out of the metrics."], listener.Notes);
        Assert.Equal(all - missing, metadata.Split.TestRows);
        Assert.All(metadata.Metrics.Test.Values.Concat(metadata.Metrics.Baseline.Values), metric => Assert.True(double.IsFinite(metric)));
        Assert.InRange(labels.Count == 0 ? 1 - metadata.Metrics.Test["mean_square_error"] : metadata.Metrics.Test["accuracy"], 0.999, 1);
    }

    [Fact]
    public async Task Rows_of_which_none_has_a_prediction_are_an_error_of_data()
    {
        // Each row lacks a feature, and each feature has values.
        var sample = new OnnxSample("linear_regression");
        for (var row = 0; row < sample.Rows.RowCount; row++)
        {
            sample.Rows.Column(row % 2)[row] = float.NaN;
        }

        CreateTable(sample.Estimator, sample.Rows, [.. sample.Predictions.Select(row => Text(row[0]))]);

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => ImportAsync("linear.onnx", sample.File, null));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.StartsWith($"None of the {sample.Rows.RowCount} rows whose target is known has a prediction, since a feature is missing", fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_project.Model.Directory));
    }

    /// <summary>Imports a model, predicts, and compares with the predictions that are expected: numbers, or probabilities of classes.</summary>
    private async Task<Metadata> AssertPredictsAsync(string name, byte[] file, FeatureMatrix rows, double[][] expected, IEnumerable<string> labels)
    {
        string[] classes = expected[0].Length == 1 ? [] : [.. labels];
        string[] predictions = [.. expected.Select(row => classes.Length == 0 ? Text(row[0]) : classes[Array.IndexOf(row, row.Max())])];
        CreateTable(ModelReader.Read(file, name), rows, predictions);

        var metadata = await ImportAsync(name, file, null);
        await new PredictPipeline(
            _project.Predicting(new DataQuery { Table = "sample" }, new PredictionTarget.Table("predicted", null), "id"), new PredictSettings(), new Listener()).RunAsync(CancellationToken.None);

        var columns = classes.Length == 0 ? "prediction" : string.Join(", ", classes.Select(label => $"probability_{label}"));
        var predicted = _project.Query($"SELECT {columns} FROM predicted ORDER BY id").Select(row => row.Split('|').Select(Number).ToArray()).ToArray();
        Assert.Equal(expected.Length, predicted.Length);
        for (var row = 0; row < expected.Length; row++)
        {
            Assert.All(expected[row].Zip(predicted[row]), pair => Assert.True(
                Math.Abs(pair.First - pair.Second) <= 1e-5 * Math.Max(1, Math.Abs(pair.First)), $"{name}, row {row}: {pair.First:R} expected, {pair.Second:R} found"));
        }

        if (classes.Length > 0)
        {
            Assert.Equal(predictions, _project.Query("SELECT prediction FROM predicted ORDER BY id"));
        }

        return metadata;
    }

    private void CreateTable(Estimator estimator, FeatureMatrix rows, string[] targets)
    {
        var areNumbers = targets.All(target => double.TryParse(target, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        var areWhole = targets.All(target => long.TryParse(target, NumberStyles.None, CultureInfo.InvariantCulture, out _));
        var values = Enumerable.Range(0, rows.RowCount).Select(row =>
            $"({row}, {string.Join(", ", Enumerable.Range(0, rows.ColumnCount).Select(column => Text(rows.Column(column)[row])))}, {(areNumbers ? targets[row] : $"'{targets[row]}'")})");
        _project.Execute(
            $"CREATE TABLE sample (id INTEGER PRIMARY KEY, {string.Join(", ", Names(estimator).Select(name => $"\"{name}\" REAL"))}, \"{Target}\" {(areWhole ? "INTEGER" : areNumbers ? "REAL" : "TEXT")}); "
            + $"INSERT INTO sample VALUES {string.Join(", ", values)}");
    }

    // XGBoost's samples have names that no column can have.
    private static IEnumerable<string> Names(Estimator estimator) => estimator.FeatureNames.Select((_, i) => $"column {i}");

    private static string Text(double value) => double.IsNaN(value) ? "NULL" : value.ToString("R", CultureInfo.InvariantCulture);

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private async Task<Metadata> ImportAsync(string name, byte[] file, string[]? classes, Listener? listener = null, TaskKind? task = null)
    {
        await File.WriteAllBytesAsync(_project.File(name), file, CancellationToken.None);
        var project = _project.Training(new DataQuery { Table = "sample" }, options => options with { Target = Target, Task = task });
        await File.WriteAllLinesAsync(_project.File("features.txt"), Names(ModelReader.Read(file, name)), CancellationToken.None);
        var result = await new ImportPipeline(project, new ImportOptions(_project.File(name), _project.File("features.txt"), classes), listener ?? new Listener()).RunAsync(CancellationToken.None);
        return result.Metadata;
    }
}
