using Slipway.Tests;
using Slipway.Tests.Cli;

namespace Slipway.IntegrationTests.Servers.Names;

public sealed class MariaDbNameTests(MariaDbFixture servers) : IAsyncLifetime
{
    private const string Letters = "has letters beyond Unicode's Basic Multilingual Plane, which MySQL or MariaDB does not take. Choose another.";

    private readonly TemporaryFolder _folder = new();
    private string _url = null!;

    public async ValueTask InitializeAsync()
    {
        var server = await servers.GetAsync();
        var database = await server.CreateDatabaseAsync();
        await BostonTable.CreateAsync(server, database);
        _url = server.Url(database);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("💥emo")]
    [InlineData("mysql.💥emo")]
    public async Task A_table_to_read_with_letters_that_no_name_has_is_not_there(string table)
    {
        var train = await TrainAsync(table);

        Assert.Equal(4, train.ExitCode);
        Assert.StartsWith($"error: There is no table '{table}' that the user may see in database ", train.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_table_to_write_may_not_have_letters_that_no_name_has()
    {
        var train = await TrainAsync(BostonTable.Name);

        var predict = await Invocation.RunAsync(
            ["predict", "--database", _url, "--table", BostonTable.Name, "--key", "id", "--into", "💥emo", "--model-dir", _folder.File("model")]);
        var load = await Invocation.RunAsync(["load", Repository.Boston("boston.csv"), "--database", _url, "--into", "💥emo"]);

        Assert.True(train.ExitCode == 0, train.ToString());
        Assert.All([predict, load], refused => Assert.Equal($"2 error: The table's name '💥emo' {Letters}\n", $"{refused.ExitCode} {refused.Error}"));
    }

    private Task<Invocation> TrainAsync(string table) => Invocation.RunAsync(
        ["train", "--database", _url, "--table", table, "--key", "id", "--target", "medv", "--set", "train.trees=5", "--model-dir", _folder.File("model")]);
}
