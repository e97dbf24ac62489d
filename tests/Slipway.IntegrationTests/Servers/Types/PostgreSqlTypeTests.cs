using Slipway.Columns;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.IntegrationTests.Servers.Types;

public sealed class PostgreSqlTypeTests(PostgreSqlFixture fixture) : ServerTypeTests(fixture)
{
    private readonly PostgreSqlFixture _fixture = fixture;

    protected override string Section => "postgresql";

    protected override string[] Preparation =>
    [
        "CREATE EXTENSION citext", "CREATE TYPE mood AS ENUM ('sad', 'glad')", "CREATE TYPE pair AS (a integer, b integer)",
        "CREATE DOMAIN whole AS integer CHECK (VALUE > 0)", "CREATE DOMAIN label AS varchar(9)", "CREATE DOMAIN amount AS numeric(10,2)",
    ];

    protected override string[] Session => [];

    // Rows come by COPY where nothing is to be passed over, else by the driver's reader: both have to say the same.
    [Theory]
    [InlineData("date", "'infinity', '-infinity', '0001-01-01', '0001-01-02', '9999-12-31', '1999-12-31'", ",,0001-01-01,0001-01-02,9999-12-31,1999-12-31")]
    [InlineData("timestamp", "'infinity', '-infinity', '0001-01-01', '0001-01-01 00:00:00.000001', '9999-12-31 23:59:59.999999'", ",,0001-01-01T00:00:00,0001-01-01T00:00:00.000001,9999-12-31T23:59:59.999999")]
    [InlineData("timestamptz", "'infinity', '-infinity', '1999-12-31 23:59:59.5+00', '2024-02-29 12:00+05:30'", ",,1999-12-31T23:59:59.5,2024-02-29T06:30:00")]
    public async Task The_ends_of_time_are_the_same_by_both_ways_of_reading(string type, string values, string expected)
    {
        var database = await TableAsync(type, values);

        Assert.Equal(expected, await AllAsync(database, null));
        Assert.Equal(expected, await AllAsync(database, new KeyValues([0L])));
    }

    [Theory]
    [InlineData("date", "'10000-01-01'")]
    [InlineData("date", "'0001-12-31 BC'")]
    [InlineData("timestamp", "'10000-01-01'")]
    [InlineData("timestamptz", "'0044-03-15 BC'")]
    [InlineData("date", "'5874897-12-31'")]
    [InlineData("date", "'4713-11-24 BC'")]
    [InlineData("timestamp", "'31000-01-01'")]
    [InlineData("timestamp", "'60000-01-01'")]
    [InlineData("timestamptz", "'294276-12-31 23:59:59+00'")]
    public async Task A_moment_out_of_range_is_told_with_its_column_and_row(string type, string value)
    {
        var database = await TableAsync(type, value);

        foreach (var after in new[] { null, new KeyValues([0L]) })
        {
            var fault = await Assert.ThrowsAsync<SlipwayException>(() => AllAsync(database, after));

            Assert.Equal(ErrorKind.Data, fault.Kind);
            Assert.StartsWith("Column 'v' (", fault.Message, StringComparison.Ordinal);
            Assert.Contains($"of table '{Table}' has a value in row 1 that can't be read: it is not within the years 1 to 9999.", fault.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Reading_ends_when_it_is_cancelled_before_the_first_row_has_come()
    {
        var server = await _fixture.GetAsync();
        await using var source = new ServerSource(ConnectionUrl.Parse(server.Url(await server.CreateDatabaseAsync())));
        await using var reader = await source.OpenAsync(
            new ReadRequest { Query = "SELECT n, pg_sleep(60)::text AS v FROM generate_series(1, 2) AS n" }, CancellationToken.None);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => reader.ReadAsync(new ColumnBatch(reader.Schema, 10), cancellation.Token).AsTask().WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_reader_may_be_left_half_way_and_the_source_be_read_again()
    {
        var server = await _fixture.GetAsync();
        await using var source = new ServerSource(ConnectionUrl.Parse(server.Url(await server.CreateDatabaseAsync())));
        var none = await source.OpenAsync(new ReadRequest { Query = "SELECT 1 AS n WHERE false" }, CancellationToken.None);

        Assert.False(await none.ReadAsync(new ColumnBatch(none.Schema, 10), CancellationToken.None));
        await none.DisposeAsync();
        await using var reader = await source.OpenAsync(new ReadRequest { Query = "SELECT n FROM generate_series(1, 10000000) AS n" }, CancellationToken.None);
        Assert.True(await reader.ReadAsync(new ColumnBatch(reader.Schema, 10), CancellationToken.None));
    }

    private async Task<ConnectionUrl> TableAsync(string type, string values)
    {
        var server = await _fixture.GetAsync();
        var database = await server.CreateDatabaseAsync();
        await server.ExecuteAsync(
            database, $"CREATE TABLE {Table} (n SERIAL, v {type})", $"INSERT INTO {Table} (v) SELECT value::{type} FROM unnest(ARRAY[{values}]) WITH ORDINALITY AS given (value, place) ORDER BY place");
        return ConnectionUrl.Parse(server.Url(database));
    }

    private static async Task<string> AllAsync(ConnectionUrl database, KeyValues? after)
    {
        var (_, values) = await ReadAsync(database, new ReadRequest { Table = Table, OrderBy = ["n"], After = after });
        return string.Join(',', values);
    }
}
