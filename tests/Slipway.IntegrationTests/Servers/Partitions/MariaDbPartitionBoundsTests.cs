using System.Globalization;

namespace Slipway.IntegrationTests.Servers.Partitions;

public sealed class MariaDbPartitionBoundsTests(MariaDbFixture fixture, ITestOutputHelper output) : PartitionBoundsTests(fixture, output)
{
    private protected override async Task<long> CountReadRowsAsync(string database, string table)
    {
        await Server.ExecuteAsync(database, "SET GLOBAL userstat = 1");
        var rows = await Server.QueryRowAsync(database, $"SELECT rows_read FROM information_schema.table_statistics WHERE table_schema = '{database}' AND table_name = '{table}'");
        return rows.Length == 0 ? 0 : long.Parse(rows, CultureInfo.InvariantCulture);
    }

    // Most store UUIDs as text, which is of the server's default character set here: latin1.
    private protected override string TypeOf(string type) => type switch
    {
        "UUID" => "CHAR(36)",
        "VARCHAR(60)" => "VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci",
        "TIMESTAMP(6)" => "DATETIME(6)",
        _ => type,
    };
}
