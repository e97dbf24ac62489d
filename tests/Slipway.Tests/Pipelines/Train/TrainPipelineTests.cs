using System.Text.Json;
using Slipway.Features;
using Slipway.Models;
using Slipway.Pipelines.Train;
using Slipway.Projects;

namespace Slipway.Tests.Pipelines.Train;

public sealed class TrainPipelineTests : IAsyncLifetime
{
    private BostonProject _boston = null!;

    public async ValueTask InitializeAsync() => _boston = await BostonProject.CreateAsync(withModel: false);

    public ValueTask DisposeAsync()
    {
        _boston.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Boston_reaches_the_quality_that_its_settings_promise()
    {
        var result = await TrainAsync("SELECT * FROM boston", options => options with { Trees = 500, Depth = 4, LearningRate = 0.01 });

        Assert.Equal((455, 51), (result.Metadata.Split.TrainRows, result.Metadata.Split.TestRows));
        Assert.InRange(result.Metadata.TrainMeanSquareError!.Value, 0, 1.8);
        Assert.InRange(result.Metadata.TestMeanSquareError!.Value, 0, 14.3);
        Assert.True(result.BeatsBaseline);
    }

    [Fact]
    public async Task With_nothing_given_the_trees_are_chosen_and_said()
    {
        var listener = new Listener();
        var project = _boston.Training(new DataQuery { Table = "boston" }, NothingGiven);

        var result = await new TrainPipeline(project, listener).RunAsync(CancellationToken.None);

        var parameters = result.Metadata.Parameters;
        Assert.Contains(
            $"Chose {parameters["iterations"]} trees of up to {parameters["num_leaves"]} leaves by 5-fold cross-validation on the training rows.", listener.Notes);
        Assert.Equal(parameters["num_iterations"], parameters["iterations"]);
        Assert.InRange(result.Metadata.TestMeanSquareError!.Value, 0, 15);
    }

    [Fact]
    public async Task With_nothing_given_no_test_row_and_no_number_of_threads_changes_the_model()
    {
        var trees = new List<string>();
        foreach (var (threads, sign) in new[] { (1, 1), (2, -1), (3, 1) })
        {
            await TrainAsync(
                $"SELECT id, crim, rm, lstat, dis, CASE WHEN id > 455 THEN {sign} * medv ELSE medv END AS medv FROM boston",
                options => NothingGiven(options) with { Threads = threads });
            trees.Add(File.ReadAllText(_boston.Model.ModelPath));
        }

        Assert.Single(trees.Distinct());
    }

    [Theory]
    [InlineData("GradientBoosting")]
    [InlineData("RandomForest")]
    public async Task Equal_rows_give_equal_files_at_any_number_of_threads_and_in_any_order(string algorithm)
    {
        var digests = new List<string>();
        foreach (var (threads, order) in new[] { (1, "id"), (2, "id DESC"), (3, "medv") })
        {
            var result = await TrainAsync(
                $"SELECT *, CASE WHEN chas THEN 'river' ELSE 'land' END AS bank FROM boston ORDER BY {order}",
                options => options with { Algorithm = Enum.Parse<Algorithm>(algorithm), Threads = threads });
            digests.Add(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(_boston.Model.ModelPath))));
            Assert.Equal(result.Metadata.Digest, ModelFolder.Read(_boston.Model).Metadata.Digest);
        }

        Assert.Single(digests.Distinct());
    }

    [Fact]
    public async Task A_test_row_changes_nothing_that_is_learned()
    {
        var before = await TrainAsync("SELECT * FROM boston", null);
        var after = await TrainAsync("SELECT id, CASE WHEN id > 455 THEN -1e6 ELSE crim END AS crim, zn, indus, chas, nox, rm, age, dis, rad, tax, ptratio, b, lstat, CASE WHEN id > 455 THEN -medv ELSE medv END AS medv FROM boston", null);

        Assert.Equal(before.Metadata.Metrics.Train, after.Metadata.Metrics.Train);
        Assert.Equal(Json(before), Json(after));
        Assert.NotEqual(before.Metadata.Metrics.Test, after.Metadata.Metrics.Test);
    }

    [Fact]
    public async Task A_model_that_fails_its_gate_leaves_the_old_one()
    {
        await TrainAsync("SELECT * FROM boston", null);
        var old = File.ReadAllBytes(_boston.Model.MetadataPath);

        var project = _boston.Training(new DataQuery { Table = "boston" }, options => options with { Trees = 1 }) with
        {
            Gate = new Gate(true, "mean_square_error", "<=", 10),
        };
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => new TrainPipeline(project, new Listener()).RunAsync(CancellationToken.None));

        Assert.Equal(ErrorKind.Gate, fault.Kind);
        Assert.Contains("test_mean_square_error <= 10", fault.Message, StringComparison.Ordinal);
        Assert.Equal(old, File.ReadAllBytes(_boston.Model.MetadataPath));
    }

    [Fact]
    public async Task A_model_of_noise_is_said_to_be_no_better_than_the_baseline()
    {
        var result = await TrainAsync("SELECT id, (id * 7919) % 101 + 0.5 AS medv, (id * 104729) % 997 AS noise FROM boston", options => options with { Trees = 300 });

        Assert.False(result.BeatsBaseline);
    }

    [Theory]
    [InlineData("CASE WHEN medv > 21 THEN 'dear' ELSE 'cheap' END", "Binary", "auc")]
    [InlineData("CASE WHEN medv > 25 THEN 'dear' WHEN medv > 18 THEN 'fair' ELSE 'cheap' END", "Multiclass", "macro_f1")]
    public async Task Classes_are_learned(string target, string task, string metric)
    {
        var result = await TrainAsync(
            $"SELECT id, {target} AS medv, crim, rm, lstat, dis FROM boston", options => options with { Test = new TestSplit.Random(0.2, 3) });

        Assert.Equal(task, result.Metadata.Task.ToString());
        Assert.InRange(result.Metadata.Metrics.Test[metric], 0.7, 1);
        Assert.True(result.BeatsBaseline);
        Assert.Equal("cheap", result.Metadata.Classes[0]);
    }

    [Fact]
    public async Task Early_stopping_keeps_the_best_round()
    {
        var result = await TrainAsync(
            "SELECT * FROM boston", options => options with { Trees = 2000, LearningRate = 0.3, EarlyStopping = new EarlyStopping(20, 0.2) });

        Assert.InRange(int.Parse(result.Metadata.Parameters["iterations"], null), 1, 500);
    }

    [Theory]
    [InlineData("SELECT * FROM boston WHERE 0", ErrorKind.Data, "No row")]
    [InlineData("SELECT * FROM boston WHERE id = 1", ErrorKind.Data, "Only one row")]
    [InlineData("SELECT id / 2 AS id, medv, rm FROM boston", ErrorKind.Data, "not unique: id = 1")]
    [InlineData("SELECT NULLIF(id, 9) AS id, medv, rm FROM boston", ErrorKind.Data, "NULL in row 9")]
    [InlineData("SELECT id, medv, NULL AS rm FROM boston", ErrorKind.Data, "'rm'")]
    [InlineData("SELECT id, 7 AS medv, rm FROM boston", ErrorKind.Data, "7 in every row")]
    [InlineData("SELECT id, rm FROM boston", ErrorKind.Database, "'medv'")]
    [InlineData("SELECT id, NULL AS medv, rm FROM boston", ErrorKind.Data, "NULL in every row")]
    [InlineData("SELECT id, medv, rm FROM nowhere", ErrorKind.Database, "nowhere")]
    [InlineData("SELEC", ErrorKind.Database, "SELEC")]
    public async Task A_query_that_can_not_be_learned_from_says_why_and_writes_nothing(string query, ErrorKind kind, string why)
    {
        var fault = await Assert.ThrowsAsync<SlipwayException>(() => TrainAsync(query, null));

        Assert.Equal(kind, fault.Kind);
        Assert.Contains(why, fault.Message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_boston.Model.Directory));
    }

    [Theory]
    [InlineData("choosing trees")]
    [InlineData("training")]
    public async Task A_stopped_training_writes_nothing(string stage)
    {
        using var stop = new CancellationTokenSource();
        var stopper = new Listener(progress =>
        {
            if (progress.Stage == stage)
            {
                stop.Cancel();
            }
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => new TrainPipeline(_boston.Training(new DataQuery { Table = "boston" }, NothingGiven), stopper).RunAsync(stop.Token));

        Assert.Equal(["boston.db"], Directory.GetFileSystemEntries(Path.GetDirectoryName(_boston.DatabasePath)!).Select(Path.GetFileName));
    }

    private static TrainOptions NothingGiven(TrainOptions options) => options with { Trees = null, Depth = null, LearningRate = null };

    private static string Json(TrainResult result) =>
        JsonSerializer.Serialize(result.Metadata with { Metrics = new ModelMetrics([], [], []), Contract = new ContractStatistics(0, []), Source = new SourceRecord("", "", 0, ""), TestMeanSquareError = 0, Digest = "", Created = "" }, ModelJson.Readable.Metadata);

    private Task<TrainResult> TrainAsync(string query, Func<TrainOptions, TrainOptions>? change) =>
        new TrainPipeline(_boston.Training(new DataQuery { Query = query }, change), new Listener()).RunAsync(CancellationToken.None);
}
