using Slipway.Tests;
using Slipway.Tests.Cli;

namespace Slipway.IntegrationTests.Servers.Types;

/// <summary>Keys of several text columns, for which MariaDB has little room.</summary>
public sealed class MariaDbLongKeyTests(MariaDbFixture servers) : IAsyncLifetime
{
    private const string Hash = "SHA2(CONCAT_WS('|', a, b, c, d), 256) AS key_hash";

    private readonly TemporaryFolder _folder = new();
    private DatabaseServer _server = null!;
    private string _database = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await servers.GetAsync();
        _database = await _server.CreateDatabaseAsync();
        await BostonTable.CreateAsync(_server, _database);
        await _server.ExecuteAsync(
            _database, $"CREATE TABLE t AS SELECT concat('a', id) AS a, concat('b', id) AS b, concat('c', id) AS c, concat('d', id) AS d, rm, medv FROM {BostonTable.Name}");
        var train = await RunAsync("train", "--table", "t", "--key", "a", "--target", "medv", "--set", "train.trees=5", "--exclude", "b", "--exclude", "c", "--exclude", "d");
        Assert.True(train.ExitCode == 0, train.ToString());
    }

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Three_text_columns_are_a_key()
    {
        var predict = await RunAsync("predict", "--table", "t", "--key", "a", "--key", "b", "--key", "c", "--into", "p");

        Assert.True(predict.ExitCode == 0, predict.ToString());
    }

    [Fact]
    public async Task Four_are_too_long_and_the_message_says_how_to_make_one_of_them()
    {
        var refused = await RunAsync("predict", "--table", "t", "--key", "a", "--key", "b", "--key", "c", "--key", "d", "--into", "p");
        var predict = await RunAsync("predict", "--query", $"SELECT rm, {Hash} FROM t", "--key", "key_hash", "--into", "p");

        Assert.Equal(4, refused.ExitCode);
        Assert.StartsWith($"error: The key is too long for database '{_database}' on ", refused.Error, StringComparison.Ordinal);
        Assert.EndsWith(
            $"max key length is 3072 bytes. Each text column of a key takes 1020 of them, so that three fit. Name fewer, or make one of them in a query: {Hash}.\n", refused.Error, StringComparison.Ordinal);
        Assert.True(predict.ExitCode == 0, predict.ToString());
        Assert.Equal("506", await _server.QueryRowAsync(_database, "SELECT count(*) FROM p"));
    }

    private Task<Invocation> RunAsync(string command, params string[] arguments) =>
        Invocation.RunAsync([command, "--database", _server.Url(_database), "--model-dir", _folder.File("model"), .. arguments]);
}
