using System.Text;
using Slipway.Exports.Sql;
using Slipway.Models;
using Slipway.Models.LightGbm;
using Slipway.Projects;
using Slipway.Scoring;
using Slipway.Scoring.Reference;
using Slipway.Sources;
using Slipway.Sources.Sqlite;
using Slipway.Tests.Models.Onnx;
using Slipway.Tests.Scoring;
using Slipway.Training.Metrics;

namespace Slipway.Tests.Exports;

public sealed class SqlExporterTests : IDisposable
{
    private const int Rows = 400;

    private static readonly SqlExportOptions Options = new(DatabaseKind.Sqlite, SqlForm.Select) { From = new DataQuery { Table = "it's" }, Key = ["id"] };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Raw_scores_in_SQLite_are_equal_to_the_bit_to_the_scorers()
    {
        for (var seed = 1; seed <= 25; seed++)
        {
            var random = new Random(seed);
            var forest = RandomTrees.Draw(random, random.Next(1, 130), 1, OutputTransform.Identity, (_, _) => random.NextDouble() - 0.5);
            var numbers = AwkwardNumbers.Draw(random, forest, Rows);

            var predicted = Run(RandomTrees.MetadataFor(TaskKind.Regression, 0), forest, numbers);

            var expected = Predict(forest, numbers);
            for (var row = 0; row < Rows; row++)
            {
                Assert.True(
                    BitConverter.DoubleToInt64Bits(expected[row]) == BitConverter.DoubleToInt64Bits((double)predicted[row][1]!),
                    $"seed {seed}, row {row} ({string.Join(", ", numbers.Select(column => column[row].ToString("R")))}): expected {expected[row]:R}, found {predicted[row][1]:R}");
            }
        }
    }

    [Fact]
    public void A_set_of_thousands_of_runs_of_codes_is_no_deeper_than_SQLite_takes()
    {
        var everyOther = string.Join(' ', Enumerable.Repeat(0x5555_5555u, 200));
        var forest = Assert.IsType<Forest>(LightGbmText.Parse(Encoding.UTF8.GetBytes(ModelTexts.CategoricalStump(everyOther, 1)), "model.txt"));
        var metadata = RandomTrees.MetadataFor(TaskKind.Regression, 0);
        double[][] numbers = [[.. Enumerable.Range(0, 6_410)], [.. Enumerable.Repeat(0.0, 6_410)]];

        var predicted = Run(metadata with { Features = [.. metadata.Features.Take(2)] }, forest, numbers);

        Assert.Equal(Predict(forest, numbers), predicted.Select(row => (double)row[1]!));
    }

    [Theory]
    [InlineData(OutputTransformKind.Step, "a step at 0")]
    [InlineData(OutputTransformKind.SigmoidShares, "shares of sigmoids")]
    internal void Scores_that_become_predictions_as_no_export_can_say_are_refused(OutputTransformKind kind, string words)
    {
        var random = new Random(1);
        var forest = RandomTrees.Draw(random, 3, 1, new OutputTransform(kind), (_, _) => random.NextDouble());

        var fault = Assert.Throws<SlipwayException>(() => Run(RandomTrees.MetadataFor(TaskKind.Regression, 0), forest, AwkwardNumbers.Draw(random, forest, Rows)));

        Assert.StartsWith($"The model can't be exported: its scores become predictions by {words}, which no export has.", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(OutputTransformKind.Sigmoid)]
    [InlineData(OutputTransformKind.Exponential)]
    [InlineData(OutputTransformKind.SignedSquare)]
    [InlineData(OutputTransformKind.LogOnePlusExponential)]
    internal void Transformed_scores_are_the_scorers_but_for_the_last_digits(OutputTransformKind kind)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var random = new Random(seed);
            var forest = RandomTrees.Draw(
                random, 3, 1, new OutputTransform(kind, kind == OutputTransformKind.Sigmoid ? 1.5 : 1), (_, _) => (random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-3, 4)));
            var numbers = AwkwardNumbers.Draw(random, forest, Rows);

            var predicted = Run(RandomTrees.MetadataFor(TaskKind.Regression, 0), forest, numbers);

            var scores = new double[Rows];
            new ReferenceScorer(forest).Score(AwkwardNumbers.Encode(numbers), scores);
            OutputTransformer.Apply(forest.Transform, 1, scores, scores);
            for (var row = 0; row < Rows; row++)
            {
                AssertClose(scores[row], (double)predicted[row][1]!, $"seed {seed}, row {row}");
            }
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(130)]
    [InlineData(1_100)]
    public void Classes_and_their_probabilities_are_the_scorers(int classCount)
    {
        for (var seed = 1; seed <= (classCount > 1_000 ? 1 : 3); seed++)
        {
            var random = new Random(seed);
            var outputs = classCount == 2 ? 1 : classCount;
            var forest = RandomTrees.Draw(
                random, 2 * outputs, outputs, new OutputTransform(classCount == 2 ? OutputTransformKind.Sigmoid : OutputTransformKind.Softmax), (_, _) => random.Next(-3, 4));
            var metadata = RandomTrees.MetadataFor(classCount == 2 ? TaskKind.Binary : TaskKind.Multiclass, classCount);
            var numbers = AwkwardNumbers.Draw(random, forest, Rows);

            AssertClassesAreTheScorers(metadata, forest, numbers, $"seed {seed}");
        }
    }

    [Theory]
    [InlineData(OutputTransformKind.Identity)]
    [InlineData(OutputTransformKind.Sigmoid)]
    [InlineData(OutputTransformKind.Softmax)]
    internal void Two_classes_with_an_output_each_are_the_scorers(OutputTransformKind kind)
    {
        for (var seed = 1; seed <= 5; seed++)
        {
            var random = new Random(seed);
            var forest = RandomTrees.Draw(random, 6, 2, new OutputTransform(kind), (_, _) => random.Next(-3, 4) / 4.0);

            AssertClassesAreTheScorers(RandomTrees.MetadataFor(TaskKind.Binary, 2), forest, AwkwardNumbers.Draw(random, forest, Rows), $"seed {seed}");
        }
    }

    [Theory]
    [MemberData(nameof(ImportedForests.Names), MemberType = typeof(ImportedForests))]
    public void Imported_classifiers_of_scikit_learn_are_the_scorers_to_the_bit(string name)
    {
        var sample = new OnnxSample(name);
        var forest = Assert.IsType<Forest>(sample.Estimator);
        double[][] numbers = [.. Enumerable.Range(0, sample.Rows.ColumnCount).Select(column => sample.Rows.Column(column).ToArray().Select(value => (double)value).ToArray())];

        AssertClassesAreTheScorers(ImportedForests.MetadataFor(forest), forest, numbers, name, toTheBit: true);
    }

    [Fact]
    public void A_view_has_the_rows_of_the_query()
    {
        var random = new Random(1);
        var forest = RandomTrees.Draw(random, 5, 1, OutputTransform.Identity, (_, _) => random.NextDouble());
        var metadata = RandomTrees.MetadataFor(TaskKind.Regression, 0);
        var numbers = AwkwardNumbers.Draw(random, forest, Rows);
        var predicted = Run(metadata, forest, numbers);

        using var database = SqliteConnection.Open(_folder.File("rows.db"), SqliteOpenMode.ReadWrite);
        database.Execute(SqlExporter.Write(metadata, forest, Options with { Form = SqlForm.View, Name = "its \"view\"" }));

        Assert.Equal(predicted, Read(database, "SELECT * FROM \"its \"\"view\"\"\""));
    }

    [Fact]
    public void A_deep_tree_does_not_nest_deeply()
    {
        // Each split has a leaf on its right, so that the path to the last leaf is as long as the tree.
        const int Depth = 5_000;
        var splits = Enumerable.Range(0, Depth).Select(i => new Split
        {
            Feature = 0,
            CategorySet = -1,
            Threshold = Depth - i,
            Missing = MissingRule.NaN,
            DefaultLeft = true,
            Left = i == Depth - 1 ? ~Depth : i + 1,
            Right = ~i,
        }).ToArray();
        var tree = new Tree(splits, [.. Enumerable.Range(0, Depth + 1).Select(i => (double)i)], [], []);
        var forest = new Forest([.. Enumerable.Range(0, RandomTrees.ColumnCount).Select(i => $"f{i}")], 1, [tree], OutputTransform.Identity);
        double[][] numbers = [.. Enumerable.Range(0, RandomTrees.ColumnCount).Select(_ => Enumerable.Range(0, Rows).Select(row => row * 13.5).ToArray())];

        var predicted = Run(RandomTrees.MetadataFor(TaskKind.Regression, 0), forest, numbers);

        Assert.Equal(Predict(forest, numbers), predicted.Select(row => (double)row[1]!));
    }

    [Fact]
    public void SQLite_has_no_functions_and_says_so()
    {
        var forest = RandomTrees.Draw(new Random(1), 1, 1, OutputTransform.Identity, (_, _) => 1);

        var fault = Assert.Throws<SlipwayException>(() => SqlExporter.Write(
            RandomTrees.MetadataFor(TaskKind.Regression, 0), forest, new SqlExportOptions(DatabaseKind.Sqlite, SqlForm.Function) { Name = "f" }));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.Contains("--as view", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("prediction")]
    [InlineData("probability_it_s___1")]
    public void A_key_of_the_name_of_a_predictions_column_is_refused(string key)
    {
        var forest = RandomTrees.Draw(new Random(1), 1, 1, new OutputTransform(OutputTransformKind.Sigmoid), (_, _) => 1);

        var fault = Assert.Throws<SlipwayException>(() => SqlExporter.Write(RandomTrees.MetadataFor(TaskKind.Binary, 2), forest, Options with { Key = ["id", key] }));

        Assert.Equal(ErrorKind.Usage, fault.Kind);
        Assert.StartsWith($"The key column '{key}' has the name of another column", fault.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("pipeline_standard_scaled_trees", "it has steps in front of its trees")]
    [InlineData("pipeline_min_max_scaled_trees", "it has steps in front of its trees")]
    [InlineData("pipeline_ridge", "it is no model of trees")]
    [InlineData("linear_regression", "it is no model of trees")]
    public void What_can_not_be_exported_is_refused_in_true_words(string name, string expected)
    {
        var estimator = new OnnxSample(name).Estimator;

        var fault = Assert.Throws<SlipwayException>(() => SqlExporter.Write(RandomTrees.MetadataFor(TaskKind.Regression, 0), estimator, Options));

        Assert.Equal(ErrorKind.Model, fault.Kind);
        Assert.Contains(expected, fault.Message, StringComparison.Ordinal);
    }

    private static double[] Predict(Forest forest, double[][] numbers)
    {
        var predictor = new Predictor(forest, new ReferenceScorer(forest));
        var values = new double[numbers[0].Length * predictor.ValueCount];
        predictor.Predict(AwkwardNumbers.Encode(numbers), values);
        return values;
    }

    private static void AssertClose(double expected, double found, string where) => Assert.True(
        expected.Equals(found) || Math.Abs(expected - found) <= 1e-14 * Math.Abs(expected) + 1e-300, $"{where}: expected {expected:R}, found {found:R}");

    private void AssertClassesAreTheScorers(Metadata metadata, Forest forest, double[][] numbers, string where, bool toTheBit = false)
    {
        var predicted = Run(metadata, forest, numbers);

        var expected = Predict(forest, numbers);
        var classCount = metadata.Classes.Count;
        Assert.Equal(numbers[0].Length, predicted.Count);
        for (var row = 0; row < predicted.Count; row++)
        {
            var probabilities = expected.AsSpan(row * classCount, classCount);
            Assert.Equal(metadata.Classes[ClassificationMetrics.Likeliest(probabilities)], predicted[row][1]);
            for (var i = 0; i < classCount; i++)
            {
                var found = (double)predicted[row][2 + i]!;
                AssertClose(probabilities[i], found, $"{where}, row {row}, class {i}");
                Assert.True(!toTheBit || probabilities[i].Equals(found), $"{where}, row {row}, class {i}: expected {probabilities[i]:R}, found {found:R}");
            }
        }
    }

    private List<object?[]> Run(Metadata metadata, Forest forest, double[][] numbers)
    {
        File.Delete(_folder.File("rows.db"));
        using var database = SqliteConnection.Open(_folder.File("rows.db"), SqliteOpenMode.Create);
        database.Execute($"CREATE TABLE \"it's\" (id INTEGER PRIMARY KEY, {string.Join(", ", metadata.Features.Select(feature => $"{SqliteDialect.Quote(feature.Name)} REAL"))})");
        database.Execute("BEGIN");
        using (var insert = database.Prepare($"INSERT INTO \"it's\" VALUES (?1, {string.Join(", ", numbers.Select((_, i) => $"?{i + 2}"))})"))
        {
            for (var row = 0; row < numbers[0].Length; row++)
            {
                insert.Bind(1, (long)row);
                for (var column = 0; column < numbers.Length; column++)
                {
                    insert.Bind(column + 2, numbers[column][row]);
                }

                insert.Run();
            }
        }

        database.Execute("COMMIT");
        return Read(database, SqlExporter.Write(metadata, forest, Options));
    }

    private static List<object?[]> Read(SqliteConnection database, string sql)
    {
        var rows = new List<object?[]>();
        using var statement = database.Prepare(sql);
        while (statement.Step())
        {
            rows.Add([.. Enumerable.Range(0, statement.ColumnCount).Select(column => statement.GetStorageClass(column) switch
            {
                SqliteStorageClass.Null => (object?)null,
                SqliteStorageClass.Text => statement.GetString(column),
                _ => statement.GetDouble(column),
            })]);
        }

        return rows;
    }
}
