namespace Slipway.IntegrationTests.Servers.Connections;

public sealed class PostgreSqlPrivilegeTests(PostgreSqlFixture fixture) : ServerPrivilegeTests(fixture)
{
    protected override string Hidden => $"The user of {Where} lacks a privilege: permission denied for table hidden. docs/databases.md lists those that are needed.";

    protected override string MayNotCreate => "permission denied for schema public";

    protected override string WouldWrite => "cannot execute DELETE in a read-only transaction";

    protected override string[] FunctionThatWrites => ["CREATE FUNCTION empty_seen() RETURNS integer LANGUAGE SQL AS 'DELETE FROM seen; SELECT 1'"];

    protected override string[] DocumentedForSink => [$"GRANT USAGE, CREATE ON SCHEMA public TO {User}"];

    protected override string Grant(string rights, string table) => $"GRANT {rights} ON {table} TO {User}";
}
