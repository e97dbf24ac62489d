namespace Slipway.IntegrationTests.Servers.Queries;

public sealed class MariaDbParameterTests(MariaDbFixture servers) : ServerParameterTests(servers)
{
    [Theory]
    [InlineData("SELECT 1 AS id WHERE 1 > ?")]
    [InlineData("SELECT 1 AS id, @shop AS shop")]
    public Task A_parameter_is_no_lost_connection(string query) => RequireRefusedAsync(query, "?, @name");

    [Theory]
    [InlineData("SELECT 1 AS id, '? @shop' AS `what?` -- @shop?")]
    [InlineData("SELECT 1 AS id, @@version AS version")]
    public Task What_only_looks_like_a_parameter_is_none(string query) => RequireReadAsync(query);
}
