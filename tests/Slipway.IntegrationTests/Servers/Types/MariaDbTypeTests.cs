using Slipway.Columns;
using Slipway.Sources;
using Slipway.Sources.Servers;

namespace Slipway.IntegrationTests.Servers.Types;

public sealed class MariaDbTypeTests(MariaDbFixture servers) : ServerTypeTests(servers)
{
    [Fact]
    public async Task A_date_without_a_month_is_an_error_that_names_its_row()
    {
        var server = await servers.GetAsync();
        var database = await server.CreateDatabaseAsync();
        await server.ExecuteAsync(
            database, "SET sql_mode = 'STRICT_ALL_TABLES'", "CREATE TABLE dated (id INTEGER PRIMARY KEY, v DATE)", "INSERT INTO dated VALUES (1, '2024-01-01'), (2, '2024-00-10')");
        await using var source = new ServerSource(ConnectionUrl.Parse(server.Url(database)));
        await using var reader = await source.OpenAsync(new ReadRequest { Table = "dated", OrderBy = ["id"] }, CancellationToken.None);

        var fault = await Assert.ThrowsAsync<SlipwayException>(async () => await reader.ReadAsync(new ColumnBatch(reader.Schema, 10), CancellationToken.None));

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.StartsWith("Column 'v' (DATE) of table 'dated' has a value in row 2 that can't be read: ", fault.Message, StringComparison.Ordinal);
    }

    protected override string Section => "mysql";

    protected override string[] Preparation => [];

    // The server stores timestamps in UTC, and zero dates only where it is told to.
    protected override string[] Session => ["SET time_zone = '+02:00', sql_mode = 'STRICT_ALL_TABLES'"];
}
