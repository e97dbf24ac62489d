using System.Globalization;
using Slipway.Sources;

namespace Slipway.IntegrationTests.Servers.Partitions;

public sealed class MariaDbPartitionBoundsTests(MariaDbFixture fixture, ITestOutputHelper output) : PartitionBoundsTests(fixture, output)
{
    [Fact]
    public async Task An_index_that_keeps_nothing_unique_will_do_and_one_of_the_first_letters_will_not()
    {
        await CreateAsync(KeyShape.All["integers in clusters with gaps"]);
        await Server.ExecuteAsync(Database, "ALTER TABLE many DROP PRIMARY KEY, ADD word VARCHAR(20) NOT NULL DEFAULT '', ADD INDEX (word(3), k0), ADD INDEX (k0, word)");
        var request = new ReadRequest { Table = "many", OrderBy = ["k0"] };
        var before = await CountReadRowsAsync();

        var bounds = await FindBoundsAsync(request, Partitions);
        var read = await CountReadRowsAsync() - before;

        RequireNearlyEqual((await ReadPartsAsync(request, bounds!)).Sizes);
        Assert.InRange(read, 1, Rows / 10);
    }

    private protected override async Task<long> CountReadRowsAsync()
    {
        await Server.ExecuteAsync(Database, "SET GLOBAL userstat = 1");
        var rows = await Server.QueryRowAsync(Database, $"SELECT rows_read FROM information_schema.table_statistics WHERE table_schema = '{Database}' AND table_name = 'many'");
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
