namespace Slipway.IntegrationTests.Servers.Types;

public sealed class MariaDbTypeTests(MariaDbFixture fixture) : ServerTypeTests(fixture)
{
    protected override string Section => "mysql";

    protected override string[] Preparation => [];

    // The server stores timestamps in UTC, and zero dates only where it is told to.
    protected override string[] Session => ["SET time_zone = '+02:00', sql_mode = 'STRICT_ALL_TABLES'"];
}
