using Slipway.Projects;
using Slipway.Training.LightGbm;

namespace Slipway.Tests.Training.LightGbm;

public sealed class TrainingSettingsTests
{
    [Fact]
    public void Numbers_are_written_without_loss_whatever_the_culture()
    {
        var settings = new TrainingSettings { Task = TaskKind.Regression, LearningRate = 0.1 + 0.2, L2 = 1e-20 };

        var parameters = settings.ToParameters().Split(' ');

        Assert.Contains("learning_rate=0.30000000000000004", parameters);
        Assert.Contains("lambda_l2=1E-20", parameters);
    }

    [Theory]
    [InlineData("Regression", "objective=regression metric=l2")]
    [InlineData("Binary", "objective=binary metric=binary_logloss")]
    [InlineData("Multiclass", "objective=multiclass metric=multi_logloss")]
    public void The_task_decides_objective_and_metric(string task, string expected)
    {
        var settings = new TrainingSettings { Task = Enum.Parse<TaskKind>(task), ClassCount = 3 };

        Assert.StartsWith(expected, settings.ToParameters(), StringComparison.Ordinal);
    }

    /// <summary>A name that LightGBM does not know it would pass over in silence; one that it knows stands in its models.</summary>
    [Fact]
    public void Every_parameter_is_stored_in_the_model_with_its_value()
    {
        var training = new RandomTraining(2, TaskKind.Multiclass, Algorithm.RandomForest, hasCategories: true);
        var settings = training.Settings with
        {
            Depth = 6,
            MinRowsPerLeaf = 4,
            MinHessianPerLeaf = 0.002,
            BinSampleRows = 500,
            FeatureFraction = 0.9,
            L1 = 0.25,
            L2 = 0.5,
            PathSmoothing = 0.125,
            ExtraTrees = true,
            CategoryL2 = 3,
            MaxCategoriesPerSplit = 20,
            MaxCategoriesOneAgainstRest = 2,
            ZeroAsMissing = true,
        };

        var text = LightGbmTrainer.Train(training.Rows, training.Labels, settings).ModelText;

        string[] notStored = ["num_threads", "is_provide_training_metric"];
        foreach (var parameter in settings.ToParameters().Split(' ').Select(parameter => parameter.Split('=')))
        {
            var value = parameter[1] switch { "true" => "1", "false" => "0", var other => other };
            if (!notStored.Contains(parameter[0]))
            {
                Assert.Contains($"\n[{parameter[0]}: {value}]\n", text, StringComparison.Ordinal);
            }
        }
    }
}
