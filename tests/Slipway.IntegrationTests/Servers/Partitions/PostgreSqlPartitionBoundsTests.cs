using System.Globalization;

namespace Slipway.IntegrationTests.Servers.Partitions;

public sealed class PostgreSqlPartitionBoundsTests(PostgreSqlFixture fixture, ITestOutputHelper output) : PartitionBoundsTests(fixture, output)
{
    // A session counts for all to see when it ends.
    private protected override async Task<long> CountReadRowsAsync(string database, string table)
    {
        while (await Server.QueryRowAsync(database, $"SELECT count(*) FROM pg_stat_activity WHERE datname = '{database}' AND application_name = 'slipway' AND pid <> pg_backend_pid()") != "0")
        {
        }

        return long.Parse(
            await Server.QueryRowAsync(database, $"SELECT seq_tup_read + coalesce(idx_tup_fetch, 0) + (SELECT coalesce(sum(idx_tup_read), 0) FROM pg_stat_user_indexes WHERE relname = '{table}') FROM pg_stat_user_tables WHERE relname = '{table}'"),
            CultureInfo.InvariantCulture);
    }
}
