using System.Text;
using Slipway.Models;
using Slipway.Models.XgBoost;

namespace Slipway.Tests.Models.XgBoost;

public sealed class XgBoostModelTests
{
    [Fact]
    public void A_split_is_read_with_its_side_and_its_children()
    {
        var forest = Parse(ModelText.Stump);

        var tree = Assert.Single(forest.Trees);
        var expected = new Split
        {
            Feature = 1,
            CategorySet = -1,
            Threshold = 0.1f,
            Comparison = Comparison.Less,
            Missing = MissingRule.NaN,
            DefaultLeft = true,
            Left = ~0,
            Right = ~1,
        };
        Assert.Equal([expected], tree.Splits);
        Assert.Equal([1.25, -0.75], tree.LeafValues);
        Assert.Equal(["f0", "f1"], forest.FeatureNames);
        Assert.Equal([0.5], forest.BaseScores);
        Assert.Equal((1, 0f, OutputTransform.Identity), (forest.OutputCount, forest.ZeroThreshold, forest.Transform));
    }

    [Fact]
    public void The_categories_that_XGBoost_sends_right_go_left_and_sides_are_exchanged()
    {
        var tree = Parse(ModelText.CategoricalStump).Trees[0];

        var split = Assert.Single(tree.Splits.ToArray());
        Assert.Equal((true, false), (split.IsCategorical, split.DefaultLeft));
        Assert.Equal(-0.75, tree.LeafValues[~split.Left]);
        Assert.Equal<uint>([1 << 3, 1 << 8], tree.CategorySet(split.CategorySet).ToArray());
    }

    [Theory]
    [InlineData("squared_error")]
    [InlineData("binary_logistic")]
    [InlineData("softprob")]
    [InlineData("categories")]
    [InlineData("deep")]
    [InlineData("pruned")]
    public void Json_and_Ubjson_are_read_alike(string name)
    {
        var json = Read($"{name}.json");

        ForestAssert.Equal(json, Read($"{name}.ubj"));
        Assert.Equal(json.BaseScores, Read($"{name}.ubj").BaseScores);
    }

    [Fact]
    public void Names_are_read_as_they_stand() =>
        Assert.Equal(["age", "size in m²", "\"x\"", "a,b", "è"], Read("squared_error.ubj").FeatureNames);

    /// <summary>A reader may mask the words for special numbers, but then not find them in names.</summary>
    [Fact]
    public void Names_can_be_words_for_numbers_and_parts_of_such() =>
        Assert.Equal(["a", "Infinity"], Parse(Changed("\"feature_names\":[]", "\"feature_names\":[\"a\",\"Infinity\"]")).FeatureNames);

    [Fact]
    public void Special_numbers_are_read()
    {
        var tree = Parse(Changed("[1E-1,1.25E0,-7.5E-1]", "[-Infinity,Infinity,NaN]")).Trees[0];

        Assert.Equal(double.NegativeInfinity, tree.Splits[0].Threshold);
        Assert.Equal([double.PositiveInfinity, double.NaN], tree.LeafValues);
    }

    [Fact]
    public void Pruned_nodes_are_left_out()
    {
        const string Kept = "\"left_children\":[1,-1,-1]";
        var text = ModelText.Stump
            .Replace(Kept, "\"left_children\":[1,-1,-1,4,-1]", StringComparison.Ordinal)
            .Replace("[2,-1,-1]", "[2,-1,-1,4,-1]", StringComparison.Ordinal)
            .Replace("[1E-1,1.25E0,-7.5E-1]", "[1E-1,1.25E0,-7.5E-1,9,9]", StringComparison.Ordinal)
            .Replace("\"split_indices\":[1,0,0]", "\"split_indices\":[1,0,0,2147483647,2147483647]", StringComparison.Ordinal)
            .Replace("\"default_left\":[1,0,0]", "\"default_left\":[1,0,0,0,0]", StringComparison.Ordinal)
            .Replace("\"split_type\":[0,0,0]", "\"split_type\":[0,0,0,0,0]", StringComparison.Ordinal)
            .Replace("\"num_nodes\":\"3\"", "\"num_nodes\":\"5\"", StringComparison.Ordinal);

        ForestAssert.Equal(Parse(ModelText.Stump), Parse(text));
    }

    [Theory]
    [InlineData("\"5E-1\"", "\"[5E-1]\"")]
    [InlineData("\"default_left\":[1,0,0]", "\"default_left\":[true,false,false]")]
    [InlineData("\"trees\"", "\"cats\":{\"enc\":[{\"values\":[1,\"a\",null]}]},\"iteration_indptr\":[0,1],\"trees\"")]
    [InlineData("\"base_weights\":[]", "\"base_weights\":[Infinity,-Infinity,NaN],\"sum_hessian\":[\"NaN\\\"\"]")]
    [InlineData("{\"learner\"", " \n{ \"learner\"")]
    public void What_other_versions_write_is_read_alike(string written, string other) =>
        ForestAssert.Equal(Parse(ModelText.Stump), Parse(Changed(written, other)));

    [Fact]
    public void Each_output_has_its_own_base_score()
    {
        var json = Encoding.UTF8.GetString(XgBoostFiles.Read("softprob.json")).Replace("\"5E-1\"", "\"[-1E-1,2E-1,3E0]\"", StringComparison.Ordinal);

        Assert.Equal([-0.1f, 0.2f, 3f], Parse(json).BaseScores);
    }

    [Theory]
    [InlineData("\"gbtree\"", "\"dart\"", "the booster is 'dart'")]
    [InlineData("\"gbtree\"", "\"gblinear\"", "the booster is 'gblinear'")]
    [InlineData("reg:squarederror", "reg:newest", "the objective 'reg:newest' is not known to Slipway")]
    [InlineData("\"size_leaf_vector\":\"0\"", "\"size_leaf_vector\":\"2\"", "train with multi_strategy=one_output_per_tree")]
    [InlineData("\"learner\"", "\"Model\"", "save the model by booster.save_model('model.json')")]
    [InlineData("\"learner\"", "\"tree\"", "this is no XGBoost model")]
    public void What_can_not_be_scored_is_refused(string written, string other, string expected) =>
        AssertRefused(Encoding.UTF8.GetBytes(Changed(written, other)), "model.json: ", expected);

    [Theory]
    [InlineData("binf\0\0\0?", "load it with the XGBoost that wrote it and save the model by")]
    [InlineData("booster[0]:\n0:[f2<0.5] yes=1,no=2,missing=1", "a dump of the trees for people to read")]
    [InlineData("[\n  { \"nodeid\": 0, \"depth\": 0 }]", "a dump of the trees for people to read")]
    public void Other_files_of_XGBoost_are_refused_with_how_to_save(string file, string expected) =>
        AssertRefused(Encoding.UTF8.GetBytes(file), "model.json: ", expected);

    [Theory]
    [InlineData("\"num_nodes\":\"3\"", "\"num_nodes\":\"1000000000\"", "tree 0: 1000000000 values of left_children were expected, but there are 3")]
    [InlineData("\"num_nodes\":\"3\"", "\"num_nodes\":\"x\"", "num_nodes is 'x', which is no such count")]
    [InlineData("\"num_trees\":\"1\"", "\"num_trees\":\"1000000000\"", "model: 1000000000 trees were expected, but there are 1")]
    [InlineData("\"num_class\":\"0\"", "\"num_class\":\"1000000000\"", "1000000000 outputs need as many trees, but there are 1")]
    [InlineData("\"num_feature\":\"2\"", "\"num_feature\":\"1000000000\"", "1000000000 features without names are far more than")]
    [InlineData("\"num_feature\":\"2\"", "\"num_feature\":\"1\"", "tree 0 asks for feature 1, but there are 1, counted from 0")]
    [InlineData("\"feature_names\":[]", "\"feature_names\":[\"a\"]", "learner: 2 feature names were expected, but there are 1")]
    [InlineData("\"feature_names\":[]", "\"feature_names\":[{}]", "feature_names should hold texts, but holds an object")]
    [InlineData("\"left_children\":[1,-1,-1]", "\"left_children\":[0,-1,-1]", "tree 0: node 0 is the child of two nodes or of one below it")]
    [InlineData("\"left_children\":[1,-1,-1]", "\"left_children\":[2,-1,-1]", "node 2 is the child of two nodes")]
    [InlineData("\"left_children\":[1,-1,-1]", "\"left_children\":[3,-1,-1]", "node 0 has node 3 as its child, which does not exist")]
    [InlineData("\"left_children\":[1,-1,-1]", "\"left_children\":[1.5,-1,-1]", "node 0 has node 1.5 as its child")]
    [InlineData("\"left_children\":[1,-1,-1]", "\"left_children\":[NaN,-1,-1]", "node 0 has node NaN as its child")]
    [InlineData("\"left_children\":[1,-1,-1]", "\"left_children\":[-2147483648,-1,-1]", "node 0 has node -2147483648 as its child")]
    [InlineData("\"left_children\":[1,-1,-1],", "", "tree 0: left_children is missing")]
    [InlineData("\"left_children\":[1,-1,-1]", "\"left_children\":\"1\"", "left_children should hold a list of numbers, but holds a text")]
    [InlineData("\"left_children\":[1,-1,-1]", "\"left_children\":[1,[],-1]", "numbers and other values are mixed in one list")]
    [InlineData("\"left_children\":[1,-1,-1]", "\"left_children\":[1,null,-1]", "a value was expected, but null was found")]
    [InlineData("\"split_indices\":[1,0,0]", "\"split_indices\":[-1,0,0]", "node 0 asks for feature -1, which does not exist")]
    [InlineData("\"split_indices\":[1,0,0]", "\"split_indices\":[1]", "3 values of split_indices were expected, but there are 1")]
    [InlineData("\"split_type\":[0,0,0]", "\"split_type\":[1,0,0]", "node 0 asks for a category, but has no set of categories")]
    [InlineData("\"tree_info\":[0]", "\"tree_info\":[1]", "model: tree 0 adds to output 1, which does not exist")]
    [InlineData("\"base_score\":\"5E-1\"", "\"base_score\":\"[1,2]\"", "1 base scores were expected, but there are 2")]
    [InlineData("\"base_score\":\"5E-1\"", "\"base_score\":\"half\"", "the base score 'half' is no prediction")]
    [InlineData("reg:squarederror", "multi:softprob", "need two or more outputs")]
    [InlineData("\"version\"", "\"learner\":{},\"version\"", "'learner' stands twice in one object")]
    [InlineData("\"num_class\":\"0\",\"num_feature\":\"2\"", "\"num_class\":\"0\"", "num_feature is 0 or missing")]
    [InlineData("\"version\":[1,7,4]}", "\"version\":[1,7,4]", "this is not JSON as XGBoost writes it: found the end of the file")]
    [InlineData("\"version\":[1,7,4]}", "\"version\":[1,7,4]}}", "this is not JSON as XGBoost writes it: found '}'")]
    [InlineData("\"left_children\":[1,-1,-1]", "\"left_children\":[1,,-1]", "this is not JSON as XGBoost writes it: found ',-1],\"right_children\":[2,-1,-1…'")]
    public void Damage_is_refused_with_where_and_what_is_wrong(string written, string other, string expected) =>
        AssertRefused(Encoding.UTF8.GetBytes(Changed(written, other)), "model.json, ", expected);

    [Theory]
    [InlineData("[3,40]", "[3,16777216]", "the category 16777216 is not a whole number from 0 to 16777215")]
    [InlineData("[3,40]", "[3,-1]", "the category -1 is not")]
    [InlineData("[3,40]", "[3]", "set 0 of the categories begins at 0 and has 2 of 1")]
    [InlineData("\"categories_nodes\":[0]", "\"categories_nodes\":[3]", "that of node 3, which has one already or does not exist")]
    [InlineData("\"categories_sizes\":[2]", "\"categories_sizes\":[1000000000]", "begins at 0 and has 1000000000 of 2")]
    [InlineData("\"categories_segments\":[0]", "\"categories_segments\":[-1]", "begins at -1")]
    public void Damaged_sets_of_categories_are_refused(string written, string other, string expected)
    {
        Assert.Contains(written, ModelText.CategoricalStump, StringComparison.Ordinal);

        AssertRefused(Encoding.UTF8.GetBytes(ModelText.CategoricalStump.Replace(written, other, StringComparison.Ordinal)), "model.json, tree 0: ", expected);
    }

    [Fact]
    public void Large_categories_take_no_more_memory_than_is_due_to_the_file()
    {
        const int Sets = 50;
        var nodes = string.Join(',', Enumerable.Range(0, Sets));
        var text = ModelText.CategoricalStump
            .Replace("[3,40]", $"[{string.Join(',', Enumerable.Repeat(16_777_215, Sets))}]", StringComparison.Ordinal)
            .Replace("\"categories_sizes\":[2]", $"\"categories_sizes\":[{string.Join(',', Enumerable.Repeat(1, Sets))}]", StringComparison.Ordinal)
            .Replace("\"categories_segments\":[0]", $"\"categories_segments\":[{nodes}]", StringComparison.Ordinal)
            .Replace("\"categories_nodes\":[0]", $"\"categories_nodes\":[{nodes}]", StringComparison.Ordinal)
            .Replace("\"num_nodes\":\"3\"", $"\"num_nodes\":\"{Sets}\"", StringComparison.Ordinal);
        foreach (var key in new[] { "left_children", "right_children", "split_conditions", "split_indices", "default_left", "split_type" })
        {
            var start = text.IndexOf($"\"{key}\":[", StringComparison.Ordinal);
            text = text.Insert(text.IndexOf(']', start), string.Concat(Enumerable.Repeat(",-1", Sets - 3)));
        }

        AssertRefused(Encoding.UTF8.GetBytes(text), "model.json, tree 0: ", "the sets of categories, up to 16777215, take far more memory than the file");
    }

    [Theory]
    [InlineData("[", "]")]
    [InlineData("{\"a\":", "}")]
    public void Deep_nesting_is_refused(string open, string close)
    {
        var nested = string.Concat(Enumerable.Repeat(open, 100_000)) + "1" + string.Concat(Enumerable.Repeat(close, 100_000));

        AssertRefused(Encoding.UTF8.GetBytes($"{{\"learner\":{nested}}}"), "model.json, byte ", "The maximum configured depth of 32");
        AssertRefused(Encoding.UTF8.GetBytes("{U\u0007learner" + string.Concat(Enumerable.Repeat("[", 100_000))), "model.json, byte ", "more than 32 deep");
    }

    [Theory]
    [InlineData("{L\0\0\0\0\u007f\0\0\0learner", "2130706432 more bytes were expected")]
    [InlineData("{U\u0007learner[$l#l\u007f\0\0\0", "2130706432 numbers of 4 bytes were expected, but 0 bytes are left")]
    [InlineData("{U\u0007learner[$S#U\u0001", "a type of numbers and their count were expected")]
    [InlineData("{U\u0007learner[$d]", "a type of numbers and their count were expected")]
    [InlineData("{U\u0007learner[#l\u007f\0\0\0U\u0001", "1 more bytes were expected, but 0 are left")]
    [InlineData("{U\u0007learner[#d\0\0\0\0", "a count was expected, but the byte 0x64 was found")]
    [InlineData("{U\u0007learnerZ}", "a value was expected, but null was found")]
    [InlineData("{U\u0007learnerN}", "a value was expected, but the byte 0x4e was found")]
    [InlineData("{U\u0007learner[T[F]]}", "numbers and other values are mixed in one list")]
    [InlineData("{U\u0007learner{}U\u0007learner{}}", "'learner' stands twice in one object")]
    [InlineData("{U\u0007learner{}}}", "the model ends here, but 1 bytes follow")]
    public void Damaged_Ubjson_is_refused_with_its_byte(string file, string expected) =>
        AssertRefused(Encoding.UTF8.GetBytes(file), "model.json, byte ", expected);

    [Fact]
    public void False_and_true_of_Ubjson_are_0_and_1()
    {
        var file = XgBoostUbjson.Read("{U\u0001aTU\u0001bFU\u0001c[TFU\u0007]U\u0001d[#U\u0002FT}"u8, new XgBoostFaults("model.ubj"), withFacts: false);

        Assert.Equal<double[]>([[1.0], [0.0], [1.0, 0.0, 7.0], [0.0, 1.0]], new[] { "a", "b", "c", "d" }.Select(key => Assert.IsType<ModelNumbers>(file.Find(key)).Values.ToArray()));
    }

    [Theory]
    [InlineData("{U\u0006Config{U\u0001aFU\u0001bTU\u0001cZU\u0001d[FZ[]]}U\u0005Model{}}")]
    [InlineData("{\"Config\":{\"a\":false,\"b\":null,\"c\":[null,1]},\"Model\":{}}")]
    public void The_memory_of_a_pickled_Booster_gives_advice(string file)
    {
        var exception = Assert.Throws<SlipwayException>(() => Parse(file));

        Assert.Equal("model.json: this is XGBoost's memory of a Booster, not a model; save the model by booster.save_model('model.json').", exception.Message);
    }

    [Fact]
    public void A_model_without_trees_is_refused_as_such()
    {
        var start = ModelText.Stump.IndexOf("\"trees\":[", StringComparison.Ordinal) + "\"trees\":[".Length;
        var end = ModelText.Stump.IndexOf("]},\"name\"", StringComparison.Ordinal);
        var text = ModelText.Stump.Remove(start, end - start)
            .Replace("\"num_trees\":\"1\"", "\"num_trees\":\"0\"", StringComparison.Ordinal).Replace("\"tree_info\":[0]", "\"tree_info\":[]", StringComparison.Ordinal);

        var exception = Assert.Throws<SlipwayException>(() => Parse(text));

        Assert.Equal("model.json: the model has no trees, so that there is nothing to score; train it for one round or more and save it again.", exception.Message);
    }

    private static string Changed(string written, string other)
    {
        Assert.Contains(written, ModelText.Stump, StringComparison.Ordinal);
        return ModelText.Stump.Replace(written, other, StringComparison.Ordinal);
    }

    private static void AssertRefused(byte[] file, string where, string expected)
    {
        var exception = Assert.Throws<SlipwayException>(() => ModelReader.Read(file, "model.json"));

        Assert.Equal(ErrorKind.Model, exception.Kind);
        Assert.StartsWith(where, exception.Message, StringComparison.Ordinal);
        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
    }

    private static Forest Read(string name) => Assert.IsType<Forest>(ModelReader.Read(XgBoostFiles.Read(name), name));

    private static Forest Parse(string text) => Assert.IsType<Forest>(ModelReader.Read(Encoding.UTF8.GetBytes(text), "model.json"));
}
