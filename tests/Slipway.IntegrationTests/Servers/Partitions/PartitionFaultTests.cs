using System.Diagnostics;

namespace Slipway.IntegrationTests.Servers.Partitions;

/// <summary>Partitions that are killed or started twice. One subclass a product.</summary>
public abstract class PartitionFaultTests(ServerFixture fixture) : IAsyncLifetime
{
    private const int Rows = ManyRows.Rows;

    private ManyRows _many = null!;

    public async ValueTask InitializeAsync() => _many = await ManyRows.CreateAsync(await fixture.GetAsync());

    public ValueTask DisposeAsync()
    {
        _many?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_killed_partition_goes_on_where_it_stopped()
    {
        using (var process = await StartAsync("--partition", "2/4", "--set", "predict.chunk_rows=64"))
        {
            await KillAsync(process);
        }

        var committed = await _many.RowsOfFirstRunAsync();
        var others = await Task.WhenAll(new[] { "1/4", "3/4", "4/4" }.Select(partition => _many.PredictAsync("predictions", "--partition", partition)));
        var again = await _many.PredictAsync("predictions", "--partition", "2/4", "--set", "predict.chunk_rows=64");
        var runs = await _many.ListRunsAsync();

        Assert.InRange(committed, 64, Rows / 4 - 1000);
        Assert.Equal(committed, again.Resumed);
        Assert.Equal(Rows, others.Sum(part => part.Read) + again.Read + again.Resumed);
        Assert.Contains("predictions 2/4", runs.Output, StringComparison.Ordinal);
        await _many.RequireEqualToOneRunAsync("predictions", Rows);
    }

    [Fact]
    public async Task A_partition_that_is_under_way_is_busy_and_the_others_are_not()
    {
        using var process = await StartAsync("--partition", "1/2", "--set", "predict.chunk_rows=1");

        var same = await _many.RunAsync(_many.Command("predictions", "--partition", "1/2"));
        var other = await _many.RunAsync(_many.Command("predictions", "--partition", "2/2"));
        await KillAsync(process);

        Assert.Equal(7, same.ExitCode);
        Assert.Contains("Another run writes partition 1/2 to table 'predictions': run 1", same.Output, StringComparison.Ordinal);
        Assert.True(other.ExitCode == 0, other.ToString());
    }

    [Fact]
    public async Task A_server_that_is_killed_under_all_partitions_is_waited_for_by_each()
    {
        await using var server = await fixture.GetOwnAsync();
        using var many = await ManyRows.CreateAsync(server);
        var partitions = Enumerable.Range(1, 4)
            .Select(partition => many.PredictAsync("predictions", "--partition", $"{partition}/4", "--wait", "60s", "--set", "predict.chunk_rows=32"))
            .ToArray();
        while ((await many.RowsOfRunsAsync()).Count(rows => rows > 0) < partitions.Length)
        {
            Assert.False(partitions.All(partition => partition.IsCompleted));
        }

        await server.KillAsync();
        await server.StartAsync();
        var parts = await Task.WhenAll(partitions);

        // More than there are where the server lost its last commits, which the tests allow it for speed.
        Assert.InRange(parts.Sum(part => part.Read + part.Resumed), Rows, 2 * Rows);
        await many.RequireEqualToOneRunAsync("predictions", Rows);
    }

    // Started, and in the midst of its rows.
    private async Task<Process> StartAsync(params string[] more)
    {
        var process = _many.Start(_many.Command("predictions", more));
        while (!process.HasExited && await _many.RowsOfFirstRunAsync() < 10)
        {
            await Task.Delay(1);
        }

        Assert.False(process.HasExited);
        return process;
    }

    private static async Task KillAsync(Process process)
    {
        process.Kill();
        await process.WaitForExitAsync();
    }
}
