namespace Slipway.IntegrationTests.Servers.Queries;

public sealed class PostgreSqlParameterTests(PostgreSqlFixture servers) : ServerParameterTests(servers)
{
    [Theory]
    [InlineData("SELECT 1 AS id WHERE 1 > $1")]
    [InlineData("SELECT 1 AS id, $1 AS shop")]
    public Task A_parameter_is_told(string query) => RequireRefusedAsync(query, "$1");

    [Theory]
    [InlineData("SELECT 1 AS id, '$1' AS \"what $1\" -- $1")]
    [InlineData("SELECT 1 AS id, '{\"a\": 1}'::jsonb ? 'a' AS has")]
    public Task What_only_looks_like_a_parameter_is_none(string query) => RequireReadAsync(query);
}
