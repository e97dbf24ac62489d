using Slipway.Features;
using Slipway.Models;
using Slipway.Projects;
using Slipway.Training.LightGbm;

namespace Slipway.Tests.Training.LightGbm;

public sealed class LightGbmDefaultsTests
{
    private static readonly TrainOptions Given = new()
    {
        From = new DataQuery { Table = "t" },
        Target = "y",
        Trees = 7,
        Depth = 3,
        Leaves = 5,
        LearningRate = 0.25,
        MinRowsPerLeaf = 9,
        Seed = 4,
        Threads = 2,
        EarlyStopping = new EarlyStopping(11, 0.2),
    };

    [Theory]
    [InlineData("GradientBoosting")]
    [InlineData("RandomForest")]
    public void What_the_project_gives_holds_as_it_stands(string algorithm)
    {
        var options = Given with { Algorithm = Enum.Parse<Algorithm>(algorithm) };

        var settings = LightGbmDefaults.Resolve(options, TaskKind.Multiclass, 4, 1000, 10, [2, 3]).Candidates[0];

        Assert.Equal((7, 3, 5, 9, 4, 2), (settings.Trees, settings.Depth, settings.Leaves, settings.MinRowsPerLeaf, settings.Seed, settings.Threads));
        Assert.Equal((4, 11), (settings.ClassCount, settings.EarlyStoppingRounds));
        Assert.Equal([2, 3], settings.CategoricalColumns);
        if (options.Algorithm == Algorithm.GradientBoosting)
            Assert.Equal(0.25, settings.LearningRate);
    }

    [Theory]
    [InlineData(4, 1000, 16)]
    [InlineData(1, 1000, 2)]
    [InlineData(12, 100, 100)]
    [InlineData(60, 10_000_000, 131_072)]
    [InlineData(4, 1, 2)]
    public void Leaves_follow_the_depth_as_far_as_rows_and_LightGBM_allow(int depth, int rows, int leaves)
    {
        var settings = LightGbmDefaults.Resolve(Given with { Depth = depth, Leaves = null }, TaskKind.Regression, 0, rows, 10, []).Candidates[0];

        Assert.Equal((depth, leaves), (settings.Depth, settings.Leaves));
    }

    [Fact]
    public void Leaves_alone_leave_the_depth_open()
    {
        var settings = LightGbmDefaults.Resolve(Given with { Depth = null, Leaves = 40 }, TaskKind.Regression, 0, 1000, 10, []).Candidates[0];

        Assert.Equal((null, 40), (settings.Depth, settings.Leaves));
    }

    [Theory]
    [InlineData("GradientBoosting", "Regression")]
    [InlineData("GradientBoosting", "Binary")]
    [InlineData("GradientBoosting", "Multiclass")]
    [InlineData("RandomForest", "Regression")]
    [InlineData("RandomForest", "Binary")]
    [InlineData("RandomForest", "Multiclass")]
    public void With_nothing_given_every_task_trains_and_learns(string algorithm, string task)
    {
        var training = new RandomTraining(21, Enum.Parse<TaskKind>(task), Enum.Parse<Algorithm>(algorithm), hasCategories: true);
        var options = new TrainOptions
        {
            From = new DataQuery { Table = "t" },
            Target = "y",
            Algorithm = training.Settings.Algorithm,
            Threads = 1,
        };
        var settings = LightGbmDefaults.Resolve(options, training.Settings.Task, 3, training.Rows.RowCount, training.Rows.ColumnCount, [4, 5]).Candidates[0];

        var model = LightGbmTrainer.Train(training.Rows, training.Labels, settings);

        var points = model.LearningCurve.Points;
        Assert.Equal(settings.Trees, model.Iterations);
        Assert.True(points[^1].Train < points[0].Train, $"seed 21: {points[0].Train} at first, {points[^1].Train} at last");
    }

    [Fact]
    public void Two_rows_of_one_column_train()
    {
        var options = new TrainOptions { From = new DataQuery { Table = "t" }, Target = "y", Algorithm = Algorithm.RandomForest };
        var settings = LightGbmDefaults.Resolve(options, TaskKind.Regression, 0, 2, 1, []).Candidates[0];

        var model = LightGbmTrainer.Train(new FeatureMatrix(1, 2) { RowCount = 2 }, [2f, 3f], settings);

        Assert.True(model.Iterations > 0);
        Assert.True(settings.Threads >= 1);
    }
}
