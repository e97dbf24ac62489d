using Slipway.Columns;
using Slipway.Sources;

namespace Slipway.IntegrationTests.Servers.Types;

public sealed class MariaDbTypeTests(MariaDbFixture servers) : ServerTypeTests(servers)
{
    [Theory]
    [InlineData("DATE", "2024-00-10")]
    [InlineData("DATE", "2020-00-00")]
    [InlineData("DATETIME(6)", "2024-01-00 10:00:00")]
    public async Task A_date_without_a_month_or_day_is_an_error_that_names_its_row_and_the_mend(string type, string value)
    {
        var server = await servers.GetAsync();
        var database = await server.CreateDatabaseAsync();
        await server.ExecuteAsync(
            database, "SET sql_mode = 'STRICT_ALL_TABLES'", $"CREATE TABLE dated (id INTEGER PRIMARY KEY, v {type})", $"INSERT INTO dated VALUES (1, '2024-01-01'), (2, '{value}')");
        var url = ConnectionUrl.Parse(server.Url(database));

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => ReadAsync(url, new ReadRequest { Table = "dated", OrderBy = ["id"] }));
        var (column, mended) = await ReadAsync(
            url, new ReadRequest { Query = "SELECT id, IF(MONTH(`v`) * DAY(`v`) = 0, NULL, `v`) AS v FROM dated", OrderBy = ["id"] });

        Assert.Equal(ErrorKind.Data, fault.Kind);
        Assert.StartsWith(
            $"Column 'v' ({type.Split('(')[0]}) of table 'dated' has a value in row 2 that can't be read: it is no day of the calendar, as 2020-00-00 is none; IF(MONTH(`v`) * DAY(`v`) = 0, NULL, `v`) takes such days for missing.",
            fault.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(fault.Message, char.IsControl);
        Assert.Equal((type.StartsWith("DATET", StringComparison.Ordinal) ? ColumnType.Timestamp : ColumnType.Date, null), (column.Type, mended[1]));
    }

    protected override string Section => "mysql";

    protected override string[] Preparation => [];

    // The server stores timestamps in UTC, and zero dates only where it is told to.
    protected override string[] Session => ["SET time_zone = '+02:00', sql_mode = 'STRICT_ALL_TABLES'"];
}
