using System.Text.Json;
using Slipway.Tests.Cli;
using Slipway.Tests.Features;

namespace Slipway.Tests.Api;

public sealed class ModelPredictTests : IDisposable
{
    private const int Seed = 11;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Boston_is_predicted_as_by_the_command_line_to_the_bit_whichever_way_the_rows_are_given()
    {
        var model = await BostonAsync();
        var predicted = await PredictedFile.ReadAsync(_folder, Repository.Boston("boston.csv"));
        var expected = predicted.Select(row => row.GetProperty("prediction").GetDouble()).ToArray();
        var rows = Boston.Rows();
        var columns = new ColumnSet();
        foreach (var (i, name) in Boston.Names.Index().Reverse())
        {
            columns.Add(name, [.. rows.Select(row => row[i])]);
        }

        var byColumn = model.Predict(columns);
        var byName = rows.Select(row => model.Predict(Named(row))).ToArray();
        var byPosition = rows.Select(row => PredictSpan(model, row)[0]).ToArray();
        var byFloats = rows.Select(row => PredictSpan(model, [.. row.Select(value => (float)value)])[0]).ToArray();

        Assert.Equal(506, expected.Length);
        Assert.Equal(expected, byColumn.Select(prediction => prediction.Value));
        Assert.Equal(expected, byName.Select(prediction => prediction.Value));
        Assert.Equal(expected, byPosition);
        Assert.Equal(expected, byFloats);
        Assert.All(byColumn, prediction => Assert.True(prediction.Class is null && prediction.Probabilities.IsEmpty));
    }

    [Fact]
    public async Task Text_dates_times_flags_and_gaps_are_predicted_as_by_the_command_line_to_the_bit()
    {
        var shops = new Shops(Seed, 600);
        await shops.TrainAsync(_folder, row => shops.Size[row]);
        var model = Model.Load(_folder.File("model"));

        var expected = await PredictedFile.ReadAsync(_folder, _folder.File("shops.csv"));
        var byColumn = model.Predict(shops.Columns());
        var byName = Enumerable.Range(0, shops.Count).Select(row => model.Predict(shops.Row(row))).ToArray();
        var oneAfterTheOther = model.Predict(Enumerable.Range(0, shops.Count).Select(shops.Row)).ToArray();

        Assert.Equal(["large", "middle", "middle, lower", "small"], model.Classes);
        Assert.Equal(600, expected.Length);
        Assert.Equal(600, oneAfterTheOther.Length);
        for (var row = 0; row < shops.Count; row++)
        {
            AssertEqual(expected[row], byColumn[row], $"row {row}, seed {Seed}");
            AssertEqual(expected[row], byName[row], $"row {row}, seed {Seed}");
            AssertEqual(expected[row], oneAfterTheOther[row], $"row {row}, seed {Seed}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(512)]
    [InlineData(1_025)]
    public async Task Rows_that_come_one_after_the_other_are_read_a_block_ahead_and_no_further(int count)
    {
        var model = await BostonAsync();
        var rows = Boston.Rows();
        var read = 0;
        var before = new List<int>();

        var found = new List<double>();
        foreach (var prediction in model.Predict(Enumerable.Range(0, count).Select(Row)))
        {
            before.Add(read - found.Count);
            found.Add(prediction.Value);
        }

        Assert.Equal(Enumerable.Range(0, count).Select(i => model.Predict(Named(rows[i % rows.Length])).Value), found);
        Assert.Equal(count, read);
        Assert.All(before, ahead => Assert.InRange(ahead, 1, 512));

        Dictionary<string, object?> Row(int i)
        {
            read++;
            return Named(rows[i % rows.Length]);
        }
    }

    [Fact]
    public async Task A_binary_model_gives_both_probabilities()
    {
        var shops = new Shops(Seed, 300);
        await shops.TrainAsync(_folder, row => shops.Size[row] == "large" ? "yes" : "no");
        var model = Model.Load(_folder.File("model"));

        var values = PredictSpan(model, new double[model.Columns.Count]);

        Assert.Equal(TaskKind.Binary, model.Task);
        Assert.Equal(["no", "yes"], model.Classes);
        Assert.Equal(1, values[0] + values[1], 1e-15);
    }

    [Fact]
    public async Task A_single_encoded_row_takes_no_memory()
    {
        var model = await BostonAsync();
        var row = Boston.Rows()[0];
        var floats = row.Select(value => (float)value).ToArray();
        var values = new double[1];
        model.Predict(row, values);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
        {
            model.Predict(row, values);
            model.Predict(floats, values);
        }

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Threads_that_share_a_model_get_the_predictions_of_one()
    {
        var shops = new Shops(Seed, 200);
        await shops.TrainAsync(_folder, row => $"{shops.Size[row].Length}.5");
        var model = Model.Load(_folder.File("model"));
        var columns = shops.Columns();
        Assert.Equal(TaskKind.Regression, model.Task);
        var expected = model.Predict(columns).Select(prediction => prediction.Value).ToArray();
        var encoded = Enumerable.Range(0, 50).Select(i => Enumerable.Range(i, model.Columns.Count).Select(value => (double)value).ToArray()).ToArray();
        var expectedSingle = encoded.Select(row => PredictSpan(model, row)[0]).ToArray();

        var found = new double[16][];
        var single = new double[16][];
        Parallel.For(0, 16, i =>
        {
            found[i] = [.. model.Predict(columns).Select(prediction => prediction.Value)];
            single[i] = [.. encoded.Select(row => PredictSpan(model, row)[0])];
        });

        Assert.All(found, values => Assert.Equal(expected, values));
        Assert.All(single, values => Assert.Equal(expectedSingle, values));
    }

    private async Task<Model> BostonAsync()
    {
        var train = await Invocation.RunAsync(
            "train", "--file", Repository.Boston("boston.csv"), "--target", "medv", "--model-dir", _folder.File("model"), "--set", "train.trees=60");
        Assert.True(train.ExitCode == 0, train.Error);
        return Model.Load(_folder.File("model"));
    }

    private static Dictionary<string, object?> Named(double[] row) =>
        Boston.Names.Zip(row).ToDictionary(value => value.First, value => (object?)value.Second);

    private static double[] PredictSpan(Model model, ReadOnlySpan<double> row)
    {
        var values = new double[model.ValueCount];
        model.Predict(row, values);
        return values;
    }

    private static double[] PredictSpan(Model model, ReadOnlySpan<float> row)
    {
        var values = new double[model.ValueCount];
        model.Predict(row, values);
        return values;
    }

    private static void AssertEqual(JsonElement expected, Prediction found, string where)
    {
        double[] probabilities = [.. expected.EnumerateObject().Where(value => value.Name.StartsWith("probability_", StringComparison.Ordinal)).Select(value => value.Value.GetDouble())];
        Assert.True(expected.GetProperty("prediction").GetString() == found.Class, where);
        Assert.True(probabilities.AsSpan().SequenceEqual(found.Probabilities), where);
        Assert.True(probabilities.Max() == found.Value, where);
    }
}
