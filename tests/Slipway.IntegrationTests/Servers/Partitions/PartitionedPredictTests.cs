using System.Globalization;

namespace Slipway.IntegrationTests.Servers.Partitions;

/// <summary>Several processes that predict one table, each a part of it. One subclass a product.</summary>
public abstract class PartitionedPredictTests(ServerFixture fixture, ITestOutputHelper output) : IAsyncLifetime
{
    private const int Seed = 20261125;
    private const int Processes = 8;
    private const int Rows = ManyRows.Rows;
    private const string Predictions = "SELECT region, id, prediction FROM predictions ORDER BY id";
    private const string Bounds = "SELECT bounds, number, after_key, up_to_key FROM slipway_partitions ORDER BY bounds, number";

    private ManyRows _many = null!;

    public async ValueTask InitializeAsync() => _many = await ManyRows.CreateAsync(await fixture.GetAsync());

    public ValueTask DisposeAsync()
    {
        _many?.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Eight_processes_started_together_while_rows_are_inserted_equal_one_run()
    {
        using var stop = new CancellationTokenSource();
        var inserting = _many.InsertUntilAsync(Seed, stop.Token);
        var runs = await Task.WhenAll(Enumerable.Range(0, Processes).Select(index => _many.RunAsync(
            new Dictionary<string, string>
            {
                ["SLIPWAY_PARTITION_INDEX"] = index.ToString(CultureInfo.InvariantCulture),
                ["SLIPWAY_PARTITION_COUNT"] = Processes.ToString(CultureInfo.InvariantCulture),
            },
            _many.Command("predictions"))));
        await stop.CancelAsync();
        var rows = Rows + await inserting;
        var parts = runs.Select(PredictedRows.Of).ToArray();
        var rest = await _many.PredictAsync("predictions", "--new");

        output.WriteLine($"{rows - Rows} rows inserted meanwhile; predicted by the partitions: {string.Join(' ', parts.Select(part => part.Predicted))}; by --new: {rest.Predicted}");
        Assert.True(rows > Rows);
        Assert.Equal(rows, parts.Sum(part => part.Predicted) + rest.Predicted);
        Assert.True(parts.Max(part => part.Read) <= 1.3 * parts.Min(part => part.Read), $"seed {Seed}: {string.Join(' ', parts.Select(part => part.Read))}");
        Assert.Equal(Processes, (await _many.QueryAsync(Bounds)).Count);
        await _many.RequireEqualToOneRunAsync("predictions", rows);
    }

    [Fact]
    public async Task A_partition_run_twice_changes_nothing()
    {
        for (var number = 1; number <= 3; number++)
        {
            await _many.PredictAsync("predictions", "--partition", $"{number}/3");
        }

        var (predictions, bounds) = (await _many.QueryAsync(Predictions), await _many.QueryAsync(Bounds));
        var again = await _many.PredictAsync("predictions", "--partition", "2/3");
        var anew = await _many.PredictAsync("predictions", "--partition", "2/3", "--restart");
        var none = await _many.PredictAsync("predictions", "--partition", "2/3", "--new");

        Assert.Equal(predictions, await _many.QueryAsync(Predictions));
        Assert.Equal(bounds, await _many.QueryAsync(Bounds));
        Assert.Equal(again, anew);
        Assert.Equal(again with { Predicted = 0 }, none);
        await _many.RequireEqualToOneRunAsync("predictions", Rows);
    }

    [Fact]
    public async Task Each_partition_has_a_watermark_of_its_own_and_new_bounds_begin_without_one()
    {
        string[] since = ["--since", "rm", "--partition"];
        await _many.PredictAsync("predictions", [.. since, "1/2"]);
        var first = await _many.PredictAsync("predictions", [.. since, "1/2"]);
        var second = await _many.PredictAsync("predictions", [.. since, "2/2"]);
        await _many.InsertAsync(Enumerable.Range(0, Rows / 2).Select(row => (row * 10L + 1, "c")));
        var round = await _many.PredictAsync("predictions", [.. since, "1/2", "--partition-round", "monday"]);

        Assert.InRange(first.Predicted, 1, Rows / 100);
        Assert.InRange(second.Predicted, 0.4 * Rows, 0.6 * Rows);
        Assert.InRange(round.Predicted, 0.65 * Rows, 0.85 * Rows);
    }

    [Fact]
    public async Task A_contract_that_must_hold_is_held_by_each_partition_for_its_own_rows()
    {
        await _many.ExecuteAsync("UPDATE many SET nox = nox * 100, rm = rm * 100, tax = tax * 100 WHERE region = 'c'");

        var first = await _many.RunAsync(_many.Command("predictions", "--on-drift", "fail", "--partition", "1/2"));
        var second = await _many.RunAsync(_many.Command("predictions", "--on-drift", "fail", "--partition", "2/2"));

        Assert.True(first.ExitCode == 0, first.ToString());
        Assert.Equal(3, second.ExitCode);
        Assert.Contains("break the data contract", second.Output, StringComparison.Ordinal);
    }
}
