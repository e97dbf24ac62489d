using Slipway.Columns;
using Slipway.Pipelines.Predict.Partitioning;
using Slipway.Projects;
using Slipway.Sinks.Runs;
using Slipway.Sources;

namespace Slipway.IntegrationTests.Servers.Partitions;

/// <summary>Processes that start together and want the same bounds. One subclass a product.</summary>
public abstract class PartitionAgreementTests(ServerFixture fixture) : IAsyncLifetime
{
    private const int Processes = 8;

    private static readonly TimeSpan Long = TimeSpan.FromMinutes(10);

    private DatabaseServer _server = null!;
    private string _database = null!;

    public async ValueTask InitializeAsync()
    {
        _server = await fixture.GetAsync();
        _database = await _server.CreateDatabaseAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task One_finds_the_bounds_and_the_others_wait_for_it()
    {
        var searches = 0;
        var source = new Divider(() => Task.FromResult<long?>(Interlocked.Increment(ref searches)));

        var found = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => FindAsync(Set(), source, Long)));

        Assert.Equal(1, searches);
        Assert.All(found, ranges => Assert.Equal(["up to [1]", "after [1] up to [2]", "after [2]"], ranges!));
    }

    [Fact]
    public async Task All_that_search_at_once_take_what_the_first_has_stored()
    {
        var searches = 0;
        var all = new TaskCompletionSource();
        var source = new Divider(async () =>
        {
            var number = Interlocked.Increment(ref searches);
            if (number == Processes)
            {
                all.SetResult();
            }

            await all.Task;
            return number;
        });

        var found = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => FindAsync(Set(), source, TimeSpan.Zero)));

        Assert.Equal(Processes, searches);
        Assert.Single(found.Select(ranges => string.Join(", ", ranges!)).Distinct());
        Assert.Equal("3", await _server.QueryRowAsync(_database, "SELECT count(*) FROM slipway_partitions"));
    }

    [Fact]
    public async Task Another_takes_the_place_of_one_that_failed()
    {
        var searches = 0;
        var source = new Divider(() => Interlocked.Increment(ref searches) == 1
            ? throw new SlipwayException(ErrorKind.Database, "lost")
            : Task.FromResult<long?>(7));
        async Task<string> TryAsync()
        {
            try
            {
                return string.Join(", ", (await FindAsync(Set(), source, Long))!);
            }
            catch (SlipwayException fault)
            {
                return fault.Message;
            }
        }

        var found = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => TryAsync()));

        Assert.Equal(2, searches);
        Assert.Single(found, "lost");
        Assert.Equal(Processes - 1, found.Count(text => text == "up to [7], after [7] up to [8], after [8]"));
    }

    [Fact]
    public async Task Bounds_stay_until_they_are_deleted_or_another_round_begins()
    {
        var searches = 0L;
        var source = new Divider(() => Task.FromResult<long?>(Interlocked.Increment(ref searches) * 10));
        Task<IReadOnlyList<string>?> FindNowAsync(PartitionSet set) => FindAsync(set, source, Long);

        var first = await FindNowAsync(Set());
        var again = await FindNowAsync(Set());
        var otherRound = await FindNowAsync(Set() with { Round = "monday" });
        var otherQuery = await FindNowAsync(Set() with { From = new DataQuery { Query = "SELECT 1" } });
        var otherType = await FindNowAsync(Set() with { Key = [new ColumnInfo("id", ColumnType.Text, "text")] });
        await _server.ExecuteAsync(_database, $"DELETE FROM slipway_partitions WHERE bounds = '{Set().Hash()}'");
        var anew = await FindNowAsync(Set());

        Assert.Equal(["up to [10]", "after [10] up to [11]", "after [11]"], first!);
        Assert.Equal(first, again);
        Assert.Equal("up to [20]", otherRound![0]);
        Assert.Equal("up to [30]", otherQuery![0]);
        Assert.Equal("up to [40]", otherType![0]);
        Assert.Equal("up to [50]", anew![0]);
    }

    [Fact]
    public async Task A_source_without_rows_leaves_the_bounds_to_the_first_that_finds_some()
    {
        var none = await FindAsync(Set(), new Divider(() => Task.FromResult<long?>(null)), Long);
        var some = await FindAsync(Set(), new Divider(() => Task.FromResult<long?>(1)), Long);

        Assert.Null(none);
        Assert.Equal(3, some!.Count);
    }

    [Fact]
    public async Task A_set_that_lacks_a_partition_is_refused()
    {
        await FindAsync(Set(), new Divider(() => Task.FromResult<long?>(1)), Long);
        await _server.ExecuteAsync(_database, "DELETE FROM slipway_partitions WHERE number = 2");

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => FindAsync(Set(), new Divider(() => Task.FromResult<long?>(1)), Long));

        Assert.Contains($"has 2 of 3 partitions with bounds = '{Set().Hash()}'", fault.Message, StringComparison.Ordinal);
    }

    private static PartitionSet Set() => new()
    {
        Source = "mysql://db/shop",
        From = new DataQuery { Table = "many" },
        Key = [new ColumnInfo("id", ColumnType.Integer, "INT")],
        Count = 3,
        Round = "",
    };

    private async Task<IReadOnlyList<string>?> FindAsync(PartitionSet set, Divider source, TimeSpan patience)
    {
        var bounds = new PartitionBounds(set, source, new ReadRequest { Table = "many", OrderBy = ["id"] }, patience);
        var ranges = await bounds.FindAsync(ConnectionUrl.Parse(_server.Url(_database)).Server!, CancellationToken.None);
        return ranges?.Select(range => range.ToString()).ToArray();
    }

    /// <summary>A source of which each search finds other bounds: consecutive numbers from one on.</summary>
    private sealed class Divider(Func<Task<long?>> first) : IDivisibleSource
    {
        public string Provider => "none";

        public ValueTask<IRowReader> OpenAsync(ReadRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();

        public async ValueTask<IReadOnlyList<KeyValues>?> FindBoundsAsync(ReadRequest request, int parts, CancellationToken cancellationToken) =>
            await first() is { } from ? [.. Enumerable.Range(0, parts - 1).Select(i => new KeyValues([from + i]))] : null;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
