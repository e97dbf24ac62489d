using Slipway.Tests.Cli;

namespace Slipway.Tests.Pipelines;

/// <summary>Values of any length: a message shows the beginning of one.</summary>
public sealed class LongTextTests : IAsyncLifetime
{
    private const int Characters = 20_000;
    private const int LongestOutput = 10_000;

    private BostonProject _boston = null!;

    public async ValueTask InitializeAsync()
    {
        _boston = await BostonProject.CreateAsync(withModel: false);
        _boston.Execute("CREATE TABLE t AS SELECT id, rm, CASE WHEN chas > 0 THEN 'river' ELSE 'land' END AS place, medv FROM boston");
    }

    public ValueTask DisposeAsync()
    {
        _boston.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_category_that_training_never_saw_is_shortened()
    {
        await TrainAsync("SELECT * FROM t");
        string[] source = ["--database", $"sqlite:///{_boston.DatabasePath}", "--query", $"SELECT id, rm, {Long} AS place FROM t LIMIT 200", "--model-dir", _boston.File("model")];

        var check = await Invocation.RunAsync(["check", .. source]);
        var predict = await Invocation.RunAsync(["predict", .. source, "--key", "id", "--into", "p"]);

        Assert.All([check, predict], ended => Assert.Contains("(the first is 'xxx", OnOneLine(ended.Output + ended.Error), StringComparison.Ordinal));
        Assert.All([check, predict], RequireShort);
    }

    [Fact]
    public async Task A_key_that_comes_twice_is_shortened()
    {
        await TrainAsync("SELECT * FROM t");

        var predict = await Invocation.RunAsync(
            ["predict", "--database", $"sqlite:///{_boston.DatabasePath}", "--query", $"SELECT {Long} AS name, rm, place FROM t LIMIT 2", "--key", "name", "--into", "p", "--model-dir", _boston.File("model")]);

        Assert.Contains("The key is not unique: name = xxx", predict.Error, StringComparison.Ordinal);
        RequireShort(predict);
    }

    [Theory]
    [InlineData("SELECT id, rm, {0} AS medv FROM t", "it is xxx")]
    [InlineData("SELECT id, rm, CASE WHEN id = 7 THEN {0} ELSE place END AS medv FROM t", "its class 'xxx")]
    [InlineData("SELECT {0} AS id, rm, medv FROM t", "id = xxx")]
    [InlineData("SELECT id, {0} AS name, medv FROM t", "all of its values are 'xxx")]
    public async Task What_can_not_be_learned_is_shortened(string query, string shown)
    {
        var train = await TrainAsync(string.Format(null, query, Long));

        Assert.Contains(shown, train.Error, StringComparison.Ordinal);
        RequireShort(train);
    }

    private static string Long => $"replace(hex(zeroblob({Characters / 2})), '0', 'x')";

    private Task<Invocation> TrainAsync(string query) => Invocation.RunAsync(
        ["train", "--database", $"sqlite:///{_boston.DatabasePath}", "--query", query, "--key", "id", "--target", "medv", "--set", "train.trees=3", "--model-dir", _boston.File("model")]);

    private static string OnOneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static void RequireShort(Invocation ended) => Assert.True(ended.Output.Length + ended.Error.Length < LongestOutput, $"{ended.Output.Length} and {ended.Error.Length} characters");
}
