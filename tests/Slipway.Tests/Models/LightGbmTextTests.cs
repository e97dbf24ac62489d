using System.Text;
using Slipway.Models;
using Slipway.Models.LightGbm;
using Slipway.Projects;
using Slipway.Tests.Scoring;
using Slipway.Tests.Training.LightGbm;
using Slipway.Training.LightGbm;

namespace Slipway.Tests.Models;

public sealed class LightGbmTextTests
{
    [Fact]
    public void A_split_is_read_with_its_rule_its_side_and_its_children()
    {
        var forest = Parse(ModelTexts.Stump("0.1", decisionType: 10));

        var tree = Assert.Single(forest.Trees);
        var expected = new Split
        {
            Feature = 0,
            CategorySet = -1,
            Threshold = 0.1,
            Missing = MissingRule.NaN,
            DefaultLeft = true,
            Left = ~0,
            Right = ~1,
        };
        Assert.Equal([expected], tree.Splits);
        Assert.Equal([1.25, -0.75], tree.LeafValues);
        Assert.Equal(["f0", "f1"], forest.FeatureNames);
        Assert.Equal((1, 1, 1.0), (forest.OutputCount, forest.Trees.Count, forest.Divisor));
    }

    [Fact]
    public void Sets_of_categories_are_read()
    {
        var tree = Parse(ModelTexts.CategoricalStump("6 2147483648", decisionType: 1)).Trees[0];

        Assert.True(tree.Splits[0].IsCategorical);
        Assert.Equal<uint>([6, 2147483648], tree.CategorySet(0).ToArray());
    }

    [Theory]
    [InlineData("Regression", "RandomForest", "Identity", true)]
    [InlineData("Binary", "GradientBoosting", "Sigmoid", false)]
    [InlineData("Multiclass", "GradientBoosting", "Softmax", false)]
    public void The_head_says_how_trees_become_predictions(string task, string algorithm, string transform, bool isAveraged)
    {
        var forest = Parse(Trained(task, algorithm));

        Assert.Equal((transform, isAveraged), (forest.Transform.Kind.ToString(), forest.Divisor != 1));
        Assert.Equal(task == "Multiclass" ? 3 : 1, forest.OutputCount);
        Assert.Equal(12, forest.Trees.Count / forest.OutputCount);
    }

    [Fact]
    public void Line_ends_of_Windows_and_the_format_before_are_read_alike()
    {
        var text = Trained("Multiclass", "GradientBoosting");

        var read = Parse(text.Replace("\n", "\r\n", StringComparison.Ordinal).Replace("version=v4", "version=v3", StringComparison.Ordinal));

        ForestAssert.Equal(Parse(text), read);
    }

    [Theory]
    [InlineData("Regression", "GradientBoosting")]
    [InlineData("Multiclass", "RandomForest")]
    public void A_text_cut_at_any_byte_is_refused_unless_all_trees_are_in_it(string task, string algorithm)
    {
        var text = Encoding.UTF8.GetBytes(Trained(task, algorithm, trees: 2));
        var whole = LightGbmText.Parse(text, "model.txt");
        var needed = text.AsSpan().IndexOf("end of trees"u8) + "end of trees".Length;

        for (var length = 0; length < text.Length; length++)
        {
            var cut = text[..length];
            if (length >= needed)
            {
                ForestAssert.Equal(whole, LightGbmText.Parse(cut, "model.txt"));
                continue;
            }

            var exception = Assert.Throws<SlipwayException>(() => LightGbmText.Parse(cut, "model.txt"));
            Assert.Equal(ErrorKind.Model, exception.Kind);
            Assert.StartsWith("model.txt, line ", exception.Message, StringComparison.Ordinal);
        }
    }

    /// <summary>A changed digit can leave a sound model, but no change may end in anything other than a forest or an error.</summary>
    [Fact]
    public void A_text_with_any_byte_changed_is_a_forest_or_an_error()
    {
        var text = Encoding.UTF8.GetBytes(Trained("Multiclass", "GradientBoosting", trees: 1));
        var needed = text.AsSpan().IndexOf("end of trees"u8);
        var refused = 0;
        foreach (var value in "\0\n=-9"u8.ToArray())
        {
            for (var position = 0; position < needed; position++)
            {
                var changed = text.ToArray();
                changed[position] = value;
                try
                {
                    LightGbmText.Parse(changed, "model.txt");
                }
                catch (SlipwayException exception) when (exception.Kind == ErrorKind.Model)
                {
                    refused++;
                }
            }
        }

        Assert.True(refused > needed, $"only {refused} changes were refused");
    }

    [Theory]
    [InlineData("num_leaves=2", "num_leaves=3", "line 20: 3 values of leaf_value were expected, but there are 2")]
    [InlineData("num_leaves=2", "num_leaves=2000000000", "2000000000 values of leaf_value were expected")]
    [InlineData("num_leaves=2", "num_leaves=-1", "-1 values of leaf_value were expected")]
    [InlineData("num_leaves=2", "num_leaves=1 2", "num_leaves is one number, but there are 2")]
    [InlineData("num_leaves=2\n", "", "line 11: tree 0 lacks the line num_leaves=")]
    [InlineData("threshold=1", "threshold=one", "line 16: value 1 of threshold is 'one'")]
    [InlineData("threshold=1", "threshold=1 2", "1 values of threshold were expected, but there are 2")]
    [InlineData("split_feature=0", "split_feature=2", "tree 0 asks for feature 2, but there are 2, counted from 0")]
    [InlineData("split_feature=0", "split_feature=-1", "tree 0 asks for feature -1")]
    [InlineData("split_feature=0", "split_feature=99999999999", "'99999999999', which is no such number")]
    [InlineData("decision_type=0", "decision_type=12", "split 0 has decision type 12")]
    [InlineData("decision_type=0", "decision_type=-4", "split 0 has decision type -4")]
    [InlineData("decision_type=0", "decision_type=1", "split 0 asks for category set 1 of 0")]
    [InlineData("left_child=-1", "left_child=0", "split 0 is the child of two splits or of one below it")]
    [InlineData("left_child=-1", "left_child=1", "split 0 has split 1 as its child, which does not exist")]
    [InlineData("left_child=-1", "left_child=-3", "split 0 has leaf 2 as its child, which does not exist")]
    [InlineData("left_child=-1", "left_child=-2147483648", "split 0 has leaf 2147483647 as its child")]
    [InlineData("left_child=-1", "left_child=-2", "leaf 1 is the child of two splits")]
    [InlineData("is_linear=0", "is_linear=1", "train with linear_tree=false")]
    [InlineData("max_feature_idx=1", "max_feature_idx=2147483647", "2147483648 feature names were expected, but there are 2")]
    [InlineData("feature_names=f0 f1", "feature_names=f0", "2 feature names were expected, but there are 1")]
    [InlineData("num_tree_per_iteration=1", "num_tree_per_iteration=2", "1 trees can't be shared out over 2 outputs")]
    [InlineData("num_tree_per_iteration=1", "num_tree_per_iteration=0", "a model has at least one output, but num_tree_per_iteration is 0")]
    [InlineData("label_index=0", "tree_sizes=300 300", "the head counts 2 trees, but there are 1")]
    [InlineData("objective=regression", "objective=newest", "the objective 'newest' is none of LightGBM 4.7.0")]
    [InlineData("objective=regression", "objective=binary sigmoid:x", "the objective 'binary sigmoid:x' is none")]
    [InlineData("objective=regression", "objective=multiclass num_class:1", "need two or more outputs")]
    [InlineData("version=v4", "version=v2", "this is 'v2'")]
    [InlineData("version=v4", "version=v4\nversion=v4", "the head has the same key twice")]
    [InlineData("Tree=0", "Tree=1", "'Tree=0' was expected, but 'Tree=1' was found")]
    [InlineData("tree\nversion", "forest\nversion", "begins with the line 'tree', but 'forest' was found")]
    public void Damage_is_refused_with_the_line_and_what_is_wrong(string sound, string damaged, string expected)
    {
        var text = ModelTexts.Stump("1", decisionType: 0);
        Assert.Contains(sound, text, StringComparison.Ordinal);

        var exception = Assert.Throws<SlipwayException>(() => Parse(text.Replace(sound, damaged, StringComparison.Ordinal)));

        Assert.Equal(ErrorKind.Model, exception.Kind);
        Assert.StartsWith("model.txt, line ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("num_cat=1", "num_cat=2", "3 values of cat_boundaries were expected, but there are 2")]
    [InlineData("num_cat=1", "num_cat=2147483647", "2147483648 values of cat_boundaries were expected")]
    [InlineData("cat_boundaries=0 2", "cat_boundaries=0 3", "3 values of cat_threshold were expected, but there are 2")]
    [InlineData("cat_boundaries=0 2", "cat_boundaries=1 2", "bound 0 of the category sets is 1")]
    [InlineData("cat_boundaries=0 2", "cat_boundaries=0 -2", "-2 values of cat_threshold were expected")]
    [InlineData("num_cat=1\ncat_boundaries=0 2", "num_cat=2\ncat_boundaries=0 3 2", "bound 1 of the category sets is 3")]
    [InlineData("cat_threshold=6 1", "cat_threshold=6 4294967296", "'4294967296', which is no such number")]
    [InlineData("\nthreshold=0", "\nthreshold=1", "split 0 asks for category set 1 of 1")]
    [InlineData("\nthreshold=0", "\nthreshold=0.5", "the categorical split 0 asks for category set 0.5")]
    [InlineData("\nthreshold=0", "\nthreshold=-1", "the categorical split 0 asks for category set -1")]
    [InlineData("\nthreshold=0", "\nthreshold=nan", "the categorical split 0 asks for category set NaN")]
    [InlineData("\nthreshold=0", "\nthreshold=1e300", "the categorical split 0 asks for category set 1E+300")]
    public void Damaged_sets_of_categories_are_refused(string sound, string damaged, string expected)
    {
        var text = ModelTexts.CategoricalStump("6 1", decisionType: 1);
        Assert.Contains(sound, text, StringComparison.Ordinal);

        var exception = Assert.Throws<SlipwayException>(() => Parse(text.Replace(sound, damaged, StringComparison.Ordinal)));

        Assert.Equal(ErrorKind.Model, exception.Kind);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Splits_on_a_cycle_apart_from_the_root_are_refused()
    {
        var split = new Split { Feature = 0, CategorySet = -1, Threshold = 0, Missing = MissingRule.None, DefaultLeft = false, Left = ~0, Right = ~1 };
        Split[] splits = [split, split with { Left = 2, Right = ~2 }, split with { Left = 1, Right = ~3 }];

        var exception = Assert.Throws<ArgumentException>(() => new Tree(splits, [1, 2, 3, 4], [], []));

        Assert.Equal("split 1 can't be reached from the root", exception.Message);
    }

    [Fact]
    public void A_model_without_trees_is_refused()
    {
        var text = ModelTexts.Constants("regression", 1);
        var start = text.IndexOf("Tree=0", StringComparison.Ordinal);
        var end = text.IndexOf("end of trees", StringComparison.Ordinal);

        var exception = Assert.Throws<SlipwayException>(() => Parse(text.Remove(start, end - start)));

        Assert.StartsWith("model.txt, line 1: the model has no trees, so that there is nothing to score; train it", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("damaged", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_head_of_more_lines_than_LightGBM_writes_is_refused_before_they_are_compared_with_each_other()
    {
        var lines = string.Concat(Enumerable.Range(0, 100_000).Select(number => $"{number}\n"));

        var exception = Assert.Throws<SlipwayException>(() => Parse("tree\n" + lines));

        Assert.StartsWith("model.txt, line 102: the head has more than 100 lines", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("objective=regression", "objective=")]
    [InlineData("version=v4", "version=")]
    [InlineData("leaf_value=1.25 -0.75", "leaf_value=1.25 ")]
    public void A_message_holds_only_the_beginning_of_what_is_wrong(string sound, string damaged)
    {
        var text = ModelTexts.Stump("1", decisionType: 0).Replace(sound, damaged + new string('x', 100_000), StringComparison.Ordinal);

        var exception = Assert.Throws<SlipwayException>(() => Parse(text));

        Assert.InRange(exception.Message.Length, 60, 300);
        Assert.Contains("xxx…'", exception.Message, StringComparison.Ordinal);
    }

    private static Forest Parse(string text) => LightGbmText.Parse(Encoding.UTF8.GetBytes(text), "model.txt");

    private static string Trained(string task, string algorithm, int trees = 12)
    {
        var training = new RandomTraining(13, Enum.Parse<TaskKind>(task), Enum.Parse<Algorithm>(algorithm), hasCategories: true, rowCount: 200);
        return LightGbmTrainer.Train(training.Rows, training.Labels, training.Settings with { Trees = trees, Leaves = 6 }).ModelText;
    }
}
