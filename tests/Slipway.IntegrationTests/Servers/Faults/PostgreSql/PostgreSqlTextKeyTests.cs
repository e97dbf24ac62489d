using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.PostgreSql;

public sealed class PostgreSqlTextKeyTests(PostgreSqlFixture fixture, DemoFixture demo) : ServerTextKeyTests(fixture, demo)
{
    protected override string ExactText => "VARCHAR(20) COLLATE \"C\"";

    protected override string Text => "TEXT";
}
