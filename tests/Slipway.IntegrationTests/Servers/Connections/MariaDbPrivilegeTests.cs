namespace Slipway.IntegrationTests.Servers.Connections;

public sealed class MariaDbPrivilegeTests(MariaDbFixture fixture) : ServerPrivilegeTests(fixture)
{
    // The server hides what a user may not use.
    protected override string Hidden => $"There is no table 'hidden' that the user may see in {Where}. The tables are 'seen'.";

    protected override string MayNotCreate => $"CREATE command denied to user '{User}'@'127.0.0.1' for table `{Database}`.`slipway_runs`";

    protected override string WouldWrite => "Cannot execute statement in a READ ONLY transaction";

    protected override string[] FunctionThatWrites => ["CREATE FUNCTION empty_seen() RETURNS INTEGER MODIFIES SQL DATA BEGIN DELETE FROM seen; RETURN 1; END"];

    protected override string[] DocumentedForSink =>
        [$"GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, CREATE VIEW, DROP, CREATE TEMPORARY TABLES ON {Database}.* TO {User}@'127.0.0.1'"];

    protected override string Grant(string rights, string table) => $"GRANT {rights} ON {Database}.{table} TO {User}@'127.0.0.1'";
}
