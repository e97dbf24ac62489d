using Slipway.Features;
using Slipway.Projects;
using Slipway.Training;
using Slipway.Training.LightGbm;

namespace Slipway.Tests.Training.LightGbm;

public sealed class TreeSearchTests
{
    private static readonly CrossValidation FiveFold = new(5, 5, 10);

    [Theory]
    [InlineData("Regression")]
    [InlineData("Binary")]
    [InlineData("Multiclass")]
    public void The_choice_and_its_model_are_equal_at_1_2_and_3_threads(string task)
    {
        // Some of LightGBM's sums are split over threads only from 1,024 rows up.
        var training = new RandomTraining(5, Enum.Parse<TaskKind>(task), Algorithm.GradientBoosting, hasCategories: true, rowCount: 4000);
        var settings = training.Settings with { Trees = 60, BaggingFraction = 0.7, BaggingFrequency = 1 };

        (TrainingSettings Settings, string Text)[] chosen = [.. Enumerable.Range(1, 3).Select(threads =>
        {
            var candidate = settings with { Threads = threads };
            var choice = TreeSearch.Choose(new TrainingPlan([candidate with { Leaves = 4 }, candidate], FiveFold), training.Rows, training.Labels);
            return (choice, LightGbmTrainer.Train(training.Rows, training.Labels, choice).ModelText);
        })];

        Assert.All(chosen, choice => Assert.Equal((chosen[0].Settings.Trees, chosen[0].Settings.Leaves), (choice.Settings.Trees, choice.Settings.Leaves)));
        Assert.All(chosen, choice => Assert.Equal(chosen[0].Text, choice.Text));
    }

    /// <summary>Where all parts have all of the few values, the bins of the whole are those of each part, and training apart gives the same.</summary>
    [Theory]
    [InlineData("Regression")]
    [InlineData("Binary")]
    [InlineData("Multiclass")]
    public void The_trees_are_those_that_early_stopping_on_the_held_out_part_keeps(string task)
    {
        var kind = Enum.Parse<TaskKind>(task);
        var (rows, labels) = FewValues(600, kind, seed: 3);
        var settings = new TrainingSettings { Task = kind, ClassCount = 3, Trees = 500, LearningRate = 0.1, Leaves = 8, MinRowsPerBin = 1 };
        var partOf = Folds.Deal(labels, kind != TaskKind.Regression, 4, settings.Seed);
        var (train, trainLabels) = Part(rows, labels, row => partOf[row] != 0);
        var (held, heldLabels) = Part(rows, labels, row => partOf[row] == 0);

        var chosen = TreeSearch.Choose(new TrainingPlan([settings], new CrossValidation(4, 1, 15)), rows, labels);
        var apart = LightGbmTrainer.Train(train, trainLabels, settings with { EarlyStoppingRounds = 15 }, held, heldLabels);

        Assert.InRange(chosen.Trees, 2, 400);
        Assert.Equal(apart.Iterations, chosen.Trees);
    }

    [Fact]
    public void The_candidate_that_predicts_better_is_chosen_wherever_it_stands()
    {
        var training = new RandomTraining(3, TaskKind.Regression, Algorithm.GradientBoosting, hasCategories: false);
        var good = training.Settings with { Leaves = 8, MinRowsPerLeaf = 5 };
        var bad = good with { Leaves = 2, MinRowsPerLeaf = 290 };

        var first = TreeSearch.Choose(new TrainingPlan([good, bad], FiveFold), training.Rows, training.Labels);
        var last = TreeSearch.Choose(new TrainingPlan([bad, good], FiveFold), training.Rows, training.Labels);

        Assert.Equal((8, 8), (first.Leaves, last.Leaves));
        Assert.Equal(first.Trees, last.Trees);
    }

    [Fact]
    public void Noise_is_given_few_trees_and_a_signal_many()
    {
        var training = new RandomTraining(3, TaskKind.Regression, Algorithm.GradientBoosting, hasCategories: false);
        var plan = new TrainingPlan([training.Settings with { Trees = 300, LearningRate = 0.1, Leaves = 6 }], FiveFold);
        var random = new Random(8);

        var signal = TreeSearch.Choose(plan, training.Rows, training.Labels);
        var noise = TreeSearch.Choose(plan, training.Rows, [.. training.Labels.Select(_ => random.NextSingle())]);

        Assert.InRange(noise.Trees, 1, 10);
        Assert.InRange(signal.Trees, 30, 300);
    }

    [Theory]
    [InlineData("Binary")]
    [InlineData("Multiclass")]
    public void A_class_of_a_single_row_is_no_hindrance(string task)
    {
        var training = new RandomTraining(3, Enum.Parse<TaskKind>(task), Algorithm.GradientBoosting, hasCategories: true, rowCount: 60);
        var only = Array.IndexOf(training.Labels, 1f);
        float[] labels = [.. training.Labels.Select((label, row) => label.Equals(1f) && row != only ? 0f : label)];

        var chosen = TreeSearch.Choose(new TrainingPlan([training.Settings], FiveFold), training.Rows, labels);

        Assert.Single(labels, 1f);
        Assert.InRange(chosen.Trees, 1, training.Settings.Trees);
    }

    [Fact]
    public void Rows_that_no_split_can_part_get_one_tree()
    {
        var rows = new FeatureMatrix(2, 50) { RowCount = 50 };
        float[] labels = [.. Enumerable.Range(0, 50).Select(row => (float)(row % 2))];

        var chosen = TreeSearch.Choose(new TrainingPlan([new TrainingSettings { Task = TaskKind.Regression, Trees = 2000 }], FiveFold), rows, labels);

        Assert.Equal(1, chosen.Trees);
    }

    [Fact]
    public void Rounds_are_told_over_all_candidates_and_cancelling_ends_them()
    {
        var training = new RandomTraining(3, TaskKind.Regression, Algorithm.GradientBoosting, hasCategories: true);
        using var cancellation = new CancellationTokenSource();
        var rounds = new List<int>();
        var progress = new DirectProgress(value =>
        {
            rounds.Add(value.Round);
            if (value.Round == 15)
            {
                cancellation.Cancel();
            }
        });
        var plan = new TrainingPlan([training.Settings, training.Settings with { Leaves = 3 }], new CrossValidation(5, 5, 100));

        void Act() => TreeSearch.Choose(plan, training.Rows, training.Labels, progress, cancellation.Token);

        Assert.Throws<OperationCanceledException>(Act);
        Assert.Equal(Enumerable.Range(1, 15), rounds);
    }

    [Fact]
    public void Nothing_to_choose_leaves_the_settings_as_they_are()
    {
        var training = new RandomTraining(3, TaskKind.Regression, Algorithm.GradientBoosting, hasCategories: true);

        Assert.Same(training.Settings, TreeSearch.Choose(new TrainingPlan([training.Settings]), training.Rows, training.Labels));
    }

    private static (FeatureMatrix Rows, float[] Labels) FewValues(int rowCount, TaskKind task, int seed)
    {
        var random = new Random(seed);
        var rows = new FeatureMatrix(4, rowCount) { RowCount = rowCount };
        var labels = new float[rowCount];
        for (var row = 0; row < rowCount; row++)
        {
            var signal = random.NextSingle() * 4;
            for (var column = 0; column < 4; column++)
            {
                rows.Column(column)[row] = random.Next(6);
                signal += rows.Column(column)[row] * (column - 1.5f);
            }

            labels[row] = task switch
            {
                TaskKind.Regression => signal,
                TaskKind.Binary => signal > 2 ? 1 : 0,
                _ => signal < -1 ? 0 : signal < 4 ? 1 : 2,
            };
        }

        return (rows, labels);
    }

    private static (FeatureMatrix Rows, float[] Labels) Part(FeatureMatrix rows, float[] labels, Func<int, bool> isIn)
    {
        int[] indexes = [.. Enumerable.Range(0, labels.Length).Where(isIn)];
        var part = new FeatureMatrix(rows.ColumnCount, indexes.Length) { RowCount = indexes.Length };
        for (var column = 0; column < rows.ColumnCount; column++)
        {
            for (var i = 0; i < indexes.Length; i++)
            {
                part.Column(column)[i] = rows.Column(column)[indexes[i]];
            }
        }

        return (part, [.. indexes.Select(row => labels[row])]);
    }
}
