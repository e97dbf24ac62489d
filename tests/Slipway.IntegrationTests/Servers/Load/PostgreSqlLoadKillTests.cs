namespace Slipway.IntegrationTests.Servers.Load;

public sealed class PostgreSqlLoadKillTests(PostgreSqlFixture fixture) : ServerLoadKillTests(fixture)
{
    protected override string AnyBulkWriting => "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'COPY%'";
}
