namespace Slipway.IntegrationTests.Servers.Types;

public sealed class PostgreSqlTypeTests(PostgreSqlFixture fixture) : ServerTypeTests(fixture)
{
    protected override string Section => "postgresql";

    protected override string[] Preparation =>
    [
        "CREATE EXTENSION citext", "CREATE TYPE mood AS ENUM ('sad', 'glad')", "CREATE TYPE pair AS (a integer, b integer)",
        "CREATE DOMAIN whole AS integer CHECK (VALUE > 0)", "CREATE DOMAIN label AS varchar(9)", "CREATE DOMAIN amount AS numeric(10,2)",
    ];

    protected override string[] Session => [];
}
