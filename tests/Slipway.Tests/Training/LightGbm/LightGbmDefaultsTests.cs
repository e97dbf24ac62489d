using Slipway.Features;
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
        {
            Assert.Equal(0.25, settings.LearningRate);
        }
    }

    private static readonly TrainOptions Nothing = new() { From = new DataQuery { Table = "t" }, Target = "y" };

    [Theory]
    [InlineData(1000, 150, "Regression", "6/3 24/7", 0.03, 5, 2000, "5-fold cross-validation on the training rows")]
    [InlineData(1000, 50, "Multiclass", "6/3 24/7", 0.03, 5, 2000, "5-fold cross-validation on the training rows")]
    [InlineData(1000, 151, "Binary", "31/8", 0.05, 10, 600, "holding out 10 % of the training rows")]
    [InlineData(1000, 51, "Multiclass", "31/8", 0.05, 10, 600, "holding out 10 % of the training rows")]
    [InlineData(1000, 3000, "Regression", "31/8", 0.05, 10, 600, "holding out 10 % of the training rows")]
    [InlineData(1_000_000, 14, "Regression", "63/", 0.1, 20, 200, "")]
    [InlineData(20, 3, "Regression", "6/3 24/7", 0.03, 2, 2000, "5-fold cross-validation on the training rows")]
    [InlineData(19, 3, "Regression", "6/3", 0.03, 1, 100, "")]
    public void With_nothing_given_the_work_decides(int rows, int columns, string task, string sizes, double rate, int rowsPerLeaf, int trees, string validation)
    {
        var plan = LightGbmDefaults.Resolve(Nothing, Enum.Parse<TaskKind>(task), 3, rows, columns, []);

        Assert.Equal(sizes, string.Join(' ', plan.Candidates.Select(candidate => $"{candidate.Leaves}/{candidate.Depth}")));
        Assert.All(plan.Candidates, candidate => Assert.Equal((rate, rowsPerLeaf, trees), (candidate.LearningRate, candidate.MinRowsPerLeaf, candidate.Trees)));
        Assert.Equal(validation, $"{plan.Validation}");
    }

    [Fact]
    public void What_is_given_beside_open_trees_holds_in_every_candidate()
    {
        var options = Nothing with { LearningRate = 0.015, MinRowsPerLeaf = 3 };

        var plan = LightGbmDefaults.Resolve(options, TaskKind.Regression, 0, 500, 10, []);

        Assert.Equal(2, plan.Candidates.Count);
        Assert.All(plan.Candidates, candidate => Assert.Equal((0.015, 3), (candidate.LearningRate, candidate.MinRowsPerLeaf)));
    }

    [Fact]
    public void A_slower_rate_is_given_more_rounds_and_patience()
    {
        var plan = LightGbmDefaults.Resolve(Nothing with { LearningRate = 0.015 }, TaskKind.Regression, 0, 500, 10, []);

        Assert.Equal((4000, 120), (plan.Candidates[0].Trees, plan.Validation!.Patience));
    }

    [Theory]
    [InlineData(5, null, 32)]
    [InlineData(null, 9, 9)]
    [InlineData(5, 9, 9)]
    public void A_given_tree_size_leaves_only_the_trees_to_choose(int? depth, int? leaves, int expected)
    {
        var plan = LightGbmDefaults.Resolve(Nothing with { Depth = depth, Leaves = leaves }, TaskKind.Regression, 0, 500, 10, []);

        var candidate = Assert.Single(plan.Candidates);
        Assert.Equal((depth, expected), (candidate.Depth, candidate.Leaves));
        Assert.NotNull(plan.Validation);
    }

    [Fact]
    public void Given_trees_are_grown_on_all_rows_without_a_choice()
    {
        var plan = LightGbmDefaults.Resolve(Nothing with { Trees = 500 }, TaskKind.Regression, 0, 500, 10, []);

        var settings = Assert.Single(plan.Candidates);
        Assert.Null(plan.Validation);
        Assert.Equal((500, 0.02, 1, 1.0, 0.0), (settings.Trees, settings.LearningRate, settings.MinRowsPerLeaf, settings.BaggingFraction, settings.L2));
    }

    [Fact]
    public void Early_stopping_and_forests_choose_no_trees_beforehand()
    {
        var stopped = LightGbmDefaults.Resolve(Nothing with { EarlyStopping = new EarlyStopping() }, TaskKind.Regression, 0, 500, 10, []);
        var forest = LightGbmDefaults.Resolve(Nothing with { Algorithm = Algorithm.RandomForest }, TaskKind.Regression, 0, 500, 10, []);

        Assert.Equal((null, null), (stopped.Validation, forest.Validation));
        Assert.Equal((2000, 300), (Assert.Single(stopped.Candidates).Trees, Assert.Single(forest.Candidates).Trees));
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
        var plan = LightGbmDefaults.Resolve(options, training.Settings.Task, 3, training.Rows.RowCount, training.Rows.ColumnCount, [4, 5]);
        var settings = TreeSearch.Choose(plan, training.Rows, training.Labels);

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
