using System.Globalization;
using Slipway.Columns;
using Slipway.Sinks.Runs;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.IntegrationTests.Servers.Partitions;

/// <summary>Cuts tables into partitions. One subclass a product.</summary>
public abstract class PartitionBoundsTests(ServerFixture fixture, ITestOutputHelper output) : IAsyncLifetime
{
    protected const int Rows = 200_000;
    protected const int Partitions = 8;
    private const double LargestRatio = 1.3;

    public static TheoryData<string> Shapes => [.. KeyShape.All.Keys];

    protected DatabaseServer Server { get; private set; } = null!;

    protected string Database { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Server = await fixture.GetAsync();
        Database = await Server.CreateDatabaseAsync();
    }

    public ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Parts_are_nearly_equal_and_have_each_row_once_and_the_table_is_not_read_for_it(string shape)
    {
        var request = await CreateAsync(KeyShape.All[shape]);
        var before = await CountReadRowsAsync();

        var bounds = await FindBoundsAsync(request, Partitions);
        var read = await CountReadRowsAsync() - before;
        var (sizes, keys) = await ReadPartsAsync(request, bounds!);

        var readByParts = await CountReadRowsAsync() - before - read;

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{shape}: {read} rows read for the bounds, {readByParts} for the parts: {string.Join(' ', sizes)}, largest to smallest {(double)sizes.Max() / sizes.Min():0.000}"));
        Assert.Equal(Rows, keys.Count);
        Assert.Equal(Rows, sizes.Sum());
        RequireNearlyEqual(sizes);
        Assert.InRange(read, 0, Rows / 10);
        Assert.True(readByParts >= Rows, "the server does not count the rows that are read");
    }

    [Fact]
    public async Task A_query_is_cut_by_the_order_of_its_keys()
    {
        await CreateAsync(KeyShape.All["integers in clusters with gaps"]);
        var request = new ReadRequest { Query = "SELECT * FROM many WHERE k0 > 50000 -- half of the first cluster", OrderBy = ["k0"] };

        var bounds = await FindBoundsAsync(request, 3);
        var (sizes, keys) = await ReadPartsAsync(request, bounds!);

        Assert.Equal(Rows - 50_001, keys.Count);
        Assert.All(sizes, size => Assert.InRange(size, keys.Count / 3 - 50, keys.Count / 3 + 50));
    }

    [Fact]
    public async Task Rows_without_an_index_on_their_key_are_cut_too()
    {
        await CreateAsync(KeyShape.All["texts of all lengths, cases and heads"]);
        await Server.ExecuteAsync(Database, "CREATE TABLE loose AS SELECT k0, x FROM many");
        var request = new ReadRequest { Table = "loose", OrderBy = ["k0"] };

        var bounds = await FindBoundsAsync(request, Partitions);
        var (sizes, keys) = await ReadPartsAsync(request, bounds!);

        Assert.Equal(Rows, keys.Count);
        RequireNearlyEqual(sizes);
    }

    [Fact]
    public async Task The_type_uuid_is_cut_whatever_its_order()
    {
        await CreateAsync(KeyShape.All["random uuids"]);
        await Server.ExecuteAsync(Database, "CREATE TABLE typed (k0 UUID PRIMARY KEY, x DOUBLE PRECISION)", "INSERT INTO typed SELECT k0, x FROM many");
        var request = new ReadRequest { Table = "typed", OrderBy = ["k0"] };

        var bounds = await FindBoundsAsync(request, Partitions);
        var (sizes, keys) = await ReadPartsAsync(request, bounds!);

        Assert.Equal(Rows, keys.Count);
        RequireNearlyEqual(sizes);
    }

    [Fact]
    public async Task Few_rows_make_few_parts_and_none_make_none()
    {
        await Server.ExecuteAsync(Database, "CREATE TABLE few (id INTEGER PRIMARY KEY, x INTEGER)");
        var request = new ReadRequest { Table = "few", OrderBy = ["id"] };

        var none = await FindBoundsAsync(request, Partitions);
        await Server.ExecuteAsync(Database, "INSERT INTO few VALUES (3, 1), (5, 1), (9, 1)");
        var (sizes, keys) = await ReadPartsAsync(request, (await FindBoundsAsync(request, Partitions))!);

        Assert.Null(none);
        Assert.Equal(["3", "5", "9"], keys.Order(StringComparer.Ordinal));
        Assert.Equal(Partitions, sizes.Count);
        Assert.All(sizes, size => Assert.InRange(size, 0, 1));
    }

    /// <summary>How many rows the server has read from the table so far, by index or not.</summary>
    private protected abstract Task<long> CountReadRowsAsync();

    /// <summary>The product's own word for a type.</summary>
    private protected virtual string TypeOf(string type) => type;

    private protected static void RequireNearlyEqual(List<int> sizes) =>
        Assert.True(sizes.Max() <= LargestRatio * sizes.Min(), $"parts of {string.Join(' ', sizes)} rows");

    private protected async Task<ReadRequest> CreateAsync(KeyShape shape)
    {
        var names = shape.Types.Select((_, i) => $"k{i}").ToArray();
        var columns = shape.Types.Select((type, i) => $"k{i} {TypeOf(type)} NOT NULL");
        var rows = Enumerable.Range(0, Rows).ToArray();
        if (shape.IsShuffled)
        {
            new Random(20261125).Shuffle(rows);
        }

        await Server.ExecuteAsync(
            Database,
            [
                $"CREATE TABLE many ({string.Join(", ", columns)}, x DOUBLE PRECISION, y DOUBLE PRECISION, PRIMARY KEY ({string.Join(", ", names)}))",
                .. rows.Chunk(20_000).Select(some => $"INSERT INTO many VALUES {string.Join(',', some.Select(row => $"({shape.Values(row)}, 0.5, {row})"))}"),
            ]);
        return new ReadRequest { Table = "many", OrderBy = names };
    }

    private protected async Task<IReadOnlyList<KeyValues>?> FindBoundsAsync(ReadRequest request, int parts)
    {
        await using var source = new ServerSource(ConnectionUrl.Parse(Server.Url(Database)));
        return await source.FindBoundsAsync(request, parts, CancellationToken.None);
    }

    private protected async Task<(List<int> Sizes, HashSet<string> Keys)> ReadPartsAsync(ReadRequest request, IReadOnlyList<KeyValues> bounds)
    {
        await using var source = new ServerSource(ConnectionUrl.Parse(Server.Url(Database)));
        var (sizes, keys) = (new List<int>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var range in PartitionRange.Between(bounds))
        {
            await using var reader = await source.OpenAsync(request with { After = range.After, UpTo = range.UpTo }, CancellationToken.None);
            var batch = new ColumnBatch(reader.Schema, 10_000);
            sizes.Add(0);
            while (await reader.ReadAsync(batch, CancellationToken.None))
            {
                sizes[^1] += batch.RowCount;
                for (var row = 0; row < batch.RowCount; row++)
                {
                    keys.Add(string.Join('|', request.OrderBy.Select((_, i) => batch.Columns[i].Format(row))));
                }
            }
        }

        return (sizes, keys);
    }
}
