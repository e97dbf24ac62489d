using System.Text;
using Slipway.Features;
using Slipway.Models;
using Slipway.Models.LightGbm;
using Slipway.Projects;
using Slipway.Scoring;
using Slipway.Training.LightGbm;

namespace Slipway.Tests.Training.LightGbm;

public sealed class LightGbmTrainerTests
{
    [Fact]
    public void Boston_with_500_trees_of_depth_4_fits_at_least_as_well_as_the_recipe()
    {
        var (train, trainLabels, test, testLabels) = BostonRows.Read();
        var options = new TrainOptions
        {
            From = new DataQuery { Table = "boston" },
            Target = "medv",
            Trees = 500,
            Depth = 4,
            LearningRate = 0.01,
            Threads = 1,
        };
        var settings = LightGbmDefaults.Resolve(options, TaskKind.Regression, 0, train.RowCount, train.ColumnCount, []).Candidates[0];

        var model = LightGbmTrainer.Train(train, trainLabels, settings);

        Assert.InRange(MeanSquareError(model, train, trainLabels), 0, 1.8);
        Assert.InRange(MeanSquareError(model, test, testLabels), 0, 14.3);
    }

    [Theory]
    [InlineData("Regression", "GradientBoosting", false)]
    [InlineData("Regression", "GradientBoosting", true)]
    [InlineData("Regression", "RandomForest", false)]
    [InlineData("Regression", "RandomForest", true)]
    [InlineData("Binary", "GradientBoosting", true)]
    [InlineData("Binary", "RandomForest", false)]
    [InlineData("Multiclass", "GradientBoosting", true)]
    [InlineData("Multiclass", "RandomForest", true)]
    public void The_model_text_is_equal_to_the_byte_at_1_2_and_3_threads(string task, string algorithm, bool hasCategories)
    {
        // Some of LightGBM's sums are split over threads only from 1,024 rows up, or at blocks of some thousand rows.
        var training = new RandomTraining(7, Enum.Parse<TaskKind>(task), Enum.Parse<Algorithm>(algorithm), hasCategories, rowCount: 20_000);

        string[] texts = [.. Enumerable.Range(1, 3).Select(threads =>
            LightGbmTrainer.Train(training.Rows, training.Labels, training.Settings with { Threads = threads }).ModelText)];

        Assert.Contains("[num_threads: 0]", texts[0], StringComparison.Ordinal);
        Assert.Equal(texts[0], texts[1]);
        Assert.Equal(texts[0], texts[2]);
    }

    [Theory]
    [InlineData("Regression")]
    [InlineData("Binary")]
    [InlineData("Multiclass")]
    public void Early_stopping_keeps_the_same_rounds_at_1_2_and_3_threads(string task)
    {
        var training = new RandomTraining(7, Enum.Parse<TaskKind>(task), Algorithm.GradientBoosting, hasCategories: true, rowCount: 5000);
        var other = new RandomTraining(8, Enum.Parse<TaskKind>(task), Algorithm.GradientBoosting, hasCategories: true, rowCount: 5000);
        var settings = training.Settings with { Trees = 200, LearningRate = 0.3, EarlyStoppingRounds = 10 };

        TrainedModel[] models = [.. Enumerable.Range(1, 3).Select(threads =>
            LightGbmTrainer.Train(training.Rows, training.Labels, settings with { Threads = threads }, other.Rows, other.Labels))];

        Assert.InRange(models[0].Iterations, 1, 190);
        Assert.All(models, model => Assert.Equal(models[0].ModelText, model.ModelText));
        Assert.All(models, model => Assert.Equal(Validation(models[0]), Validation(model)));
    }

    [Theory]
    [InlineData("Regression")]
    [InlineData("Binary")]
    [InlineData("Multiclass")]
    public void A_forests_learning_curve_ends_at_its_loss(string task)
    {
        var training = new RandomTraining(3, Enum.Parse<TaskKind>(task), Algorithm.RandomForest, hasCategories: true);
        var other = new RandomTraining(4, Enum.Parse<TaskKind>(task), Algorithm.RandomForest, hasCategories: true, rowCount: 300);

        var model = LightGbmTrainer.Train(training.Rows, training.Labels, training.Settings, other.Rows, other.Labels);

        Assert.Equal(Loss(model, other), Validation(model)[^1]!.Value, 1e-6);
    }

    [Fact]
    public void Another_seed_gives_another_model()
    {
        var training = new RandomTraining(7, TaskKind.Regression, Algorithm.RandomForest, hasCategories: false);

        var other = LightGbmTrainer.Train(training.Rows, training.Labels, training.Settings with { Seed = 8 });

        Assert.NotEqual(Trees(training.Train().ModelText), Trees(other.ModelText));
    }

    [Fact]
    public void Memory_beyond_the_rows_is_not_trained_on()
    {
        var training = new RandomTraining(11, TaskKind.Regression, Algorithm.GradientBoosting, hasCategories: true);
        var wide = new FeatureMatrix(training.Rows.ColumnCount, training.Rows.RowCount + 100) { RowCount = training.Rows.RowCount };
        wide.Values.AsSpan().Fill(12345);
        for (var column = 0; column < wide.ColumnCount; column++)
        {
            training.Rows.Column(column).CopyTo(wide.Column(column));
        }

        var model = LightGbmTrainer.Train(wide, training.Labels, training.Settings);

        Assert.Equal(training.Train().ModelText, model.ModelText);
    }

    [Theory]
    [InlineData("Regression", "mean_square_error")]
    [InlineData("Binary", "log_loss")]
    [InlineData("Multiclass", "log_loss")]
    public void The_learning_curve_holds_the_losses_of_the_model(string task, string loss)
    {
        var training = new RandomTraining(3, Enum.Parse<TaskKind>(task), Algorithm.GradientBoosting, hasCategories: true);
        var other = new RandomTraining(4, Enum.Parse<TaskKind>(task), Algorithm.GradientBoosting, hasCategories: true, rowCount: 300);

        var model = LightGbmTrainer.Train(training.Rows, training.Labels, training.Settings, other.Rows, other.Labels);

        var last = model.LearningCurve.Points[^1];
        Assert.Equal(loss, model.LearningCurve.Loss);
        Assert.Equal(Enumerable.Range(1, 12), model.LearningCurve.Points.Select(point => point.Round));
        Assert.Equal(Loss(model, training), last.Train!.Value, 1e-6);
        Assert.Equal(Loss(model, other), last.Validation!.Value, 1e-6);
        Assert.True(last.Train < model.LearningCurve.Points[0].Train);
    }

    [Fact]
    public void Early_stopping_keeps_the_rounds_up_to_the_least_validation_loss()
    {
        var training = new RandomTraining(3, TaskKind.Regression, Algorithm.GradientBoosting, hasCategories: true);
        var other = new RandomTraining(4, TaskKind.Regression, Algorithm.GradientBoosting, hasCategories: true, rowCount: 300);
        var settings = training.Settings with { Trees = 2000, LearningRate = 0.5, EarlyStoppingRounds = 10 };

        var model = LightGbmTrainer.Train(training.Rows, training.Labels, settings, other.Rows, other.Labels);

        var points = model.LearningCurve.Points;
        Assert.Equal(model.Iterations + 10, points[^1].Round);
        Assert.Equal(points.Min(point => point.Validation), points[model.Iterations - 1].Validation);
        Assert.Equal(model.Iterations, Parse(model).Trees.Count / Parse(model).OutputCount);
        Assert.Equal(points[model.Iterations - 1].Validation!.Value, Loss(model, other), 1e-6);
    }

    [Fact]
    public void Gains_fall_on_the_columns_that_matter()
    {
        var rows = new FeatureMatrix(3, 400) { RowCount = 400 };
        var random = new Random(1);
        var labels = new float[400];
        for (var row = 0; row < 400; row++)
        {
            rows.Column(0)[row] = random.NextSingle();
            rows.Column(1)[row] = 5;
            rows.Column(2)[row] = random.NextSingle();
            labels[row] = 3 * rows.Column(2)[row];
        }

        var model = LightGbmTrainer.Train(rows, labels, new TrainingSettings { Task = TaskKind.Regression, Trees = 20 });

        Assert.Equal(3, model.Gains.Count);
        Assert.Equal(0, model.Gains[1]);
        Assert.True(model.Gains[2] > 100 * model.Gains[0]);
    }

    [Fact]
    public void Cancelling_ends_the_training_at_the_next_round()
    {
        var training = new RandomTraining(3, TaskKind.Regression, Algorithm.GradientBoosting, hasCategories: true);
        using var cancellation = new CancellationTokenSource();
        var rounds = new List<TrainingProgress>();
        var progress = new DirectProgress(value =>
        {
            rounds.Add(value);
            if (value.Round == 3)
            {
                cancellation.Cancel();
            }
        });

        void Act() => LightGbmTrainer.Train(
            training.Rows, training.Labels, training.Settings, progress: progress, cancellationToken: cancellation.Token);

        Assert.Throws<OperationCanceledException>(Act);
        Assert.Equal([new(1, 12), new(2, 12), new(3, 12)], rounds);
    }

    [Fact]
    public void LightGBM_itself_opens_the_written_file()
    {
        var training = new RandomTraining(9, TaskKind.Multiclass, Algorithm.GradientBoosting, hasCategories: true);
        var model = training.Train();
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, model.ModelText);

            using var booster = LightGbmBooster.FromFile(path);

            Assert.Equal((12, 3, 6), (booster.Iterations, booster.OutputCount, booster.FeatureCount));
            Assert.Contains("\nfeature_names=f0 f1 f2 f3 f4 f5\n", model.ModelText, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("Regression", float.NaN)]
    [InlineData("Regression", float.PositiveInfinity)]
    [InlineData("Binary", 2f)]
    [InlineData("Binary", 0.5f)]
    [InlineData("Multiclass", 3f)]
    [InlineData("Multiclass", -1f)]
    [InlineData("Multiclass", 0.5f)]
    public void A_label_that_does_not_fit_the_task_is_refused(string task, float label)
    {
        var training = new RandomTraining(9, Enum.Parse<TaskKind>(task), Algorithm.GradientBoosting, hasCategories: false);
        training.Labels[17] = label;

        var exception = Assert.Throws<ArgumentException>(training.Train);

        Assert.Contains("row 17", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1f)]
    [InlineData(0.5f)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(3e9f)]
    public void A_category_that_is_no_code_is_refused(float code)
    {
        var training = new RandomTraining(9, TaskKind.Regression, Algorithm.GradientBoosting, hasCategories: true);
        training.Rows.Column(5)[17] = code;

        var exception = Assert.Throws<ArgumentException>(training.Train);

        Assert.Contains("Column 5", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_that_no_split_can_part_give_a_constant_model_and_a_learning_curve_of_one_point()
    {
        var rows = new FeatureMatrix(2, 50) { RowCount = 50 };
        var labels = Enumerable.Range(0, 50).Select(row => (float)(row % 2)).ToArray();

        var model = LightGbmTrainer.Train(rows, labels, new TrainingSettings { Task = TaskKind.Regression }, rows, labels);

        var point = Assert.Single(model.LearningCurve.Points);
        Assert.Equal((1, 0.25, 0.25), (point.Round, point.Train!.Value, point.Validation!.Value));
        Assert.All(Predict(model, rows), prediction => Assert.Equal(0.5, prediction));
    }

    [Fact]
    public void Early_stopping_without_validation_rows_is_refused()
    {
        var training = new RandomTraining(9, TaskKind.Regression, Algorithm.GradientBoosting, hasCategories: false);

        void Act() => LightGbmTrainer.Train(training.Rows, training.Labels, training.Settings with { EarlyStoppingRounds = 5 });

        Assert.Throws<ArgumentException>(Act);
    }

    private static string Trees(string text) => text[..text.IndexOf("end of trees", StringComparison.Ordinal)];

    private static Forest Parse(TrainedModel model) => LightGbmText.Parse(Encoding.UTF8.GetBytes(model.ModelText), "model");

    private static double[] Predict(TrainedModel model, FeatureMatrix rows)
    {
        var forest = Parse(model);
        var values = new double[rows.RowCount * forest.OutputCount];
        ScorerFactory.Create(forest).Score(rows, values);
        OutputTransformer.Apply(forest.Transform, forest.OutputCount, values, values);
        return values;
    }

    private static double MeanSquareError(TrainedModel model, FeatureMatrix rows, float[] labels) =>
        Predict(model, rows).Zip(labels, (predicted, actual) => (predicted - actual) * (predicted - actual)).Average();

    private static double Loss(TrainedModel model, RandomTraining data)
    {
        var predictions = Predict(model, data.Rows);
        return data.Settings.Task switch
        {
            TaskKind.Regression => MeanSquareError(model, data.Rows, data.Labels),
            TaskKind.Binary => data.Labels.Select((label, row) => -Math.Log(label > 0 ? predictions[row] : 1 - predictions[row])).Average(),
            _ => data.Labels.Select((label, row) => -Math.Log(predictions[row * 3 + (int)label])).Average(),
        };
    }

    private static double?[] Validation(TrainedModel model) => [.. model.LearningCurve.Points.Select(point => point.Validation)];
}
