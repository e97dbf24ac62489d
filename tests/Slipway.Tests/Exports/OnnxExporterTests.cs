using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using Slipway.Exports.Onnx;
using Slipway.Features;
using Slipway.Models;
using Slipway.Scoring;
using Slipway.Tests.Models.Onnx;
using Slipway.Tests.Scoring;
using Slipway.Training.Metrics;

namespace Slipway.Tests.Exports;

public sealed class OnnxExporterTests
{
    private const int Rows = 600;

    [Fact]
    public void Each_row_reaches_the_leaves_that_it_reaches_in_the_scorer()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            // Three trees of at most 16 leaves: their sum has one digit a tree, and is exact in float32.
            var random = new Random(seed);
            var forest = RandomTrees.Draw(random, 3, 1, OutputTransform.Identity, (tree, leaf) => Math.Pow(16, tree) * leaf);
            var rows = AwkwardRows.Draw(random, forest, Rows);

            var predicted = Run(RandomTrees.MetadataFor(TaskKind.Regression, 0), forest, rows).Values;

            var expected = Predict(forest, rows);
            for (var row = 0; row < Rows; row++)
            {
                Assert.True(
                    expected[row] == predicted[row],
                    $"seed {seed}, row {row} ({string.Join(", ", Enumerable.Range(0, rows.ColumnCount).Select(column => rows.Column(column)[row].ToString("R")))}): expected {expected[row]:R}, found {predicted[row]:R}");
            }
        }
    }

    [Theory]
    [InlineData(OutputTransformKind.Identity)]
    [InlineData(OutputTransformKind.Exponential)]
    [InlineData(OutputTransformKind.SignedSquare)]
    [InlineData(OutputTransformKind.LogOnePlusExponential)]
    internal void Predictions_of_numbers_are_the_scorers_within_float32(OutputTransformKind kind)
    {
        var random = new Random(7);
        var forest = RandomTrees.Draw(random, 100, 1, new OutputTransform(kind), (_, _) => random.NextDouble() - 0.5);
        var rows = AwkwardRows.Draw(random, forest, Rows);

        var predicted = Run(RandomTrees.MetadataFor(TaskKind.Regression, 0), forest, rows).Values;

        var scores = new double[Rows];
        ScorerFactory.Create(forest).Score(rows, scores);
        var bound = Bound(forest);
        for (var row = 0; row < Rows; row++)
        {
            // The functions' slopes: none is steeper than the function of what is at most that far away.
            var (low, high) = (Transformed(kind, scores[row] - bound), Transformed(kind, scores[row] + bound));
            Assert.InRange(predicted[row], low - 1e-6 * Math.Abs(low), high + 1e-6 * Math.Abs(high));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    public void Classes_and_their_probabilities_are_the_scorers(int classCount)
    {
        var random = new Random(classCount);
        var outputs = classCount == 2 ? 1 : classCount;
        var forest = RandomTrees.Draw(
            random, 20 * outputs, outputs, new OutputTransform(classCount == 2 ? OutputTransformKind.Sigmoid : OutputTransformKind.Softmax), (_, _) => random.Next(-8, 9) / 8.0);
        var metadata = RandomTrees.MetadataFor(classCount == 2 ? TaskKind.Binary : TaskKind.Multiclass, classCount);
        var rows = AwkwardRows.Draw(random, forest, Rows);

        var (values, classes) = Run(metadata, forest, rows);

        var expected = Predict(forest, rows);
        for (var row = 0; row < Rows; row++)
        {
            for (var i = 0; i < classCount; i++)
            {
                Assert.Equal(expected[row * classCount + i], values[row * classCount + i], 5e-7);
            }

            var likeliest = ClassificationMetrics.Likeliest(expected.AsSpan(row * classCount, classCount));
            Assert.Equal(metadata.Classes[likeliest], classes![row]);
        }
    }

    [Theory]
    [InlineData(OutputTransformKind.Identity)]
    [InlineData(OutputTransformKind.Sigmoid)]
    [InlineData(OutputTransformKind.Softmax)]
    internal void Two_classes_with_an_output_each_are_the_scorers(OutputTransformKind kind)
    {
        // Sums of eighths are exact in float32, and so are equal probabilities where the sums are.
        var random = new Random(5);
        var forest = RandomTrees.Draw(random, 40, 2, new OutputTransform(kind), (_, _) => random.Next(-8, 9) / 8.0);
        var metadata = RandomTrees.MetadataFor(TaskKind.Binary, 2);
        var rows = AwkwardRows.Draw(random, forest, Rows);

        var (values, classes) = Run(metadata, forest, rows);

        var expected = Predict(forest, rows);
        for (var row = 0; row < Rows; row++)
        {
            Assert.Equal(expected[2 * row], values[2 * row], 5e-7);
            Assert.Equal(expected[2 * row + 1], values[2 * row + 1], 5e-7);

            // A sigmoid that float32 rounds to 1 is the likeliest as another one is.
            if (kind != OutputTransformKind.Sigmoid || Math.Abs(expected[2 * row] - expected[2 * row + 1]) is 0 or > 1e-6)
            {
                Assert.Equal(metadata.Classes[ClassificationMetrics.Likeliest(expected.AsSpan(2 * row, 2))], classes![row]);
            }
        }
    }

    [Theory]
    [MemberData(nameof(ImportedForests.Names), MemberType = typeof(ImportedForests))]
    public void Imported_classifiers_of_scikit_learn_are_the_scorers_within_float32(string name)
    {
        var sample = new OnnxSample(name);
        var forest = Assert.IsType<Forest>(sample.Estimator);
        var metadata = ImportedForests.MetadataFor(forest);

        var (values, classes) = Run(metadata, forest, sample.Rows);

        var expected = Predict(forest, sample.Rows);
        var count = forest.OutputCount;
        for (var row = 0; row < sample.Rows.RowCount; row++)
        {
            var probabilities = expected[(row * count)..((row + 1) * count)];
            Assert.All(probabilities.Index(), one => Assert.Equal(one.Item, values[row * count + one.Index], Bound(forest)));

            // Where two classes are as near to each other as float32 rounds, either can be the likeliest.
            if (probabilities.Order().Reverse().Take(2).ToArray() is var best && best[0] - best[1] > 2 * Bound(forest))
            {
                Assert.Equal(metadata.Classes[ClassificationMetrics.Likeliest(probabilities)], classes![row]);
            }
        }
    }

    [Fact]
    public void The_file_names_its_columns()
    {
        var forest = RandomTrees.Draw(new Random(1), 1, 1, OutputTransform.Identity, (_, _) => 1);
        using var session = new InferenceSession(OnnxExporter.Write(RandomTrees.MetadataFor(TaskKind.Regression, 0), forest));

        var columns = System.Text.Json.JsonDocument.Parse(session.ModelMetadata.CustomMetadataMap["columns"]);

        Assert.Equal("slipway", session.ModelMetadata.ProducerName);
        Assert.Equal(["col \"0`", "col \"1`", "col \"2`", "col \"3`"], columns.RootElement.EnumerateArray().Select(column => column.GetString()));
    }

    // Each of the sum's steps may round by half a digit of float32 of what has been added up, and so may each leaf.
    private static double Bound(Forest forest) =>
        (forest.Trees.Count + 4) * Math.ScaleB(1, -24) * (forest.Trees.Sum(tree => tree.LeafValues.ToArray().Max(Math.Abs)) + forest.BaseScores.Sum(Math.Abs));

    private static double Transformed(OutputTransformKind kind, double score)
    {
        double[] value = [score];
        OutputTransformer.Apply(new OutputTransform(kind), 1, value, value);
        return value[0];
    }

    private static double[] Predict(Forest forest, FeatureMatrix rows)
    {
        var predictor = new Predictor(forest);
        var values = new double[rows.RowCount * predictor.ValueCount];
        predictor.Predict(rows, values);
        return values;
    }

    private static (float[] Values, string[]? Classes) Run(Metadata metadata, Forest forest, FeatureMatrix rows)
    {
        var input = new DenseTensor<float>([rows.RowCount, rows.ColumnCount]);
        for (var column = 0; column < rows.ColumnCount; column++)
        {
            for (var row = 0; row < rows.RowCount; row++)
            {
                input[row, column] = rows.Column(column)[row];
            }
        }

        using var session = new InferenceSession(OnnxExporter.Write(metadata, forest));
        using var results = session.Run([NamedOnnxValue.CreateFromTensor(OnnxExporter.Input, input)]);
        var isNumber = metadata.Task == TaskKind.Regression;
        var values = results.First(result => result.Name == (isNumber ? "prediction" : OnnxExporter.Probabilities)).AsTensor<float>().ToArray();
        return (values, isNumber ? null : results.First(result => result.Name == "prediction").AsTensor<string>().ToArray());
    }
}
