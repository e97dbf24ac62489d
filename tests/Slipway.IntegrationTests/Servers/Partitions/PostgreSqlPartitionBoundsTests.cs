using System.Globalization;
using Slipway.Sources;

namespace Slipway.IntegrationTests.Servers.Partitions;

public sealed class PostgreSqlPartitionBoundsTests(PostgreSqlFixture fixture, ITestOutputHelper output) : PartitionBoundsTests(fixture, output)
{
    [Fact]
    public async Task A_partitioned_table_is_sampled_in_all_of_its_parts()
    {
        await CreateAsync(KeyShape.All["integers in clusters with gaps"]);
        await Server.ExecuteAsync(
            Database,
            "CREATE TABLE parted (k0 BIGINT PRIMARY KEY, x DOUBLE PRECISION, y DOUBLE PRECISION) PARTITION BY RANGE (k0)",
            "CREATE TABLE low PARTITION OF parted FOR VALUES FROM (MINVALUE) TO (2000000000) PARTITION BY RANGE (k0)",
            "CREATE TABLE lower PARTITION OF low FOR VALUES FROM (MINVALUE) TO (30000)",
            "CREATE TABLE middle PARTITION OF low FOR VALUES FROM (30000) TO (2000000000)",
            "CREATE TABLE high PARTITION OF parted FOR VALUES FROM (2000000000) TO (MAXVALUE)",
            "INSERT INTO parted SELECT * FROM many");
        var request = new ReadRequest { Table = "parted", OrderBy = ["k0"] };
        var before = await CountScansAsync();

        var bounds = await FindBoundsAsync(request, Partitions);
        var after = await CountScansAsync();
        var (sizes, keys) = await ReadPartsAsync(request, bounds!);

        Assert.Equal(before, after);
        Assert.Equal(Rows, keys.Count);
        RequireNearlyEqual(sizes);
    }

    [Fact]
    public async Task Rows_of_all_widths_count_alike()
    {
        await CreateAsync(KeyShape.All["integers in a row"]);
        await Server.ExecuteAsync(Database, "CREATE TABLE wide AS SELECT k0, CASE WHEN k0 > 100000 THEN repeat('x', 400) END AS filler FROM many ORDER BY k0", "ALTER TABLE wide ADD PRIMARY KEY (k0)");
        var request = new ReadRequest { Table = "wide", OrderBy = ["k0"] };

        var bounds = await FindBoundsAsync(request, Partitions);

        RequireNearlyEqual((await ReadPartsAsync(request, bounds!)).Sizes);
    }

    // A session counts for all to see when it ends.
    private protected override async Task<long> CountReadRowsAsync()
    {
        await WaitForSessionsAsync();
        return long.Parse(
            await Server.QueryRowAsync(Database, "SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) + (SELECT coalesce(sum(idx_tup_read), 0) FROM pg_stat_user_indexes WHERE relname = 'many') FROM pg_stat_user_tables WHERE relname = 'many'"),
            CultureInfo.InvariantCulture);
    }

    private async Task<string> CountScansAsync()
    {
        await WaitForSessionsAsync();
        return await Server.QueryRowAsync(Database, "SELECT sum(seq_scan) + sum(idx_scan) FROM pg_stat_user_tables WHERE relname IN ('lower', 'middle', 'high')");
    }

    private async Task WaitForSessionsAsync()
    {
        while (await Server.QueryRowAsync(Database, $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{Database}' AND application_name = 'slipway' AND pid <> pg_backend_pid()") != "0")
        {
        }
    }
}
