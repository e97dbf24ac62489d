using System.Text.Json;
using Slipway.Tests.Pipelines;

namespace Slipway.Tests.Cli;

public sealed class InitCommandTests : IAsyncLifetime
{
    private BostonProject _boston = null!;

    public async ValueTask InitializeAsync() => _boston = await BostonProject.CreateAsync(withModel: false);

    public ValueTask DisposeAsync()
    {
        _boston.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task People_are_told_what_was_found_and_what_to_do_next()
    {
        var invocation = await InitAsync();

        Assert.Equal((0, ""), (invocation.ExitCode, invocation.Error));
        var text = string.Join(" ", invocation.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains("506 rows of table boston", text, StringComparison.Ordinal);
        Assert.Contains("predicts medv (regression: numbers, 229 different ones) from 13 features", text, StringComparison.Ordinal);
        Assert.Contains("Next: read it, then slipway train", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Machines_are_told_the_same_as_json()
    {
        var invocation = await InitAsync("--json", "--target", "RM");

        var found = JsonElement.Parse(invocation.Output);
        Assert.Equal("boston", found.GetProperty("table").GetString());
        Assert.Equal("rm", found.GetProperty("target").GetString());
        Assert.Equal("regression", found.GetProperty("task").GetString());
        Assert.Equal(["id"], found.GetProperty("key").EnumerateArray().Select(name => name.GetString()));
        Assert.Equal("boston_predictions", found.GetProperty("into").GetString());
    }

    [Fact]
    public async Task A_second_time_is_refused_without_force()
    {
        await InitAsync();

        var refused = await InitAsync();
        var forced = await InitAsync("--force");

        Assert.Equal(2, refused.ExitCode);
        Assert.Equal(0, forced.ExitCode);
    }

    private Task<Invocation> InitAsync(params string[] more) =>
        Invocation.RunAsync(["init", "--database", _boston.DatabasePath, "--table", "boston", "--project", _boston.File("slipway.yaml"), .. more]);
}
