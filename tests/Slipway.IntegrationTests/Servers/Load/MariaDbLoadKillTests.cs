namespace Slipway.IntegrationTests.Servers.Load;

public sealed class MariaDbLoadKillTests(MariaDbFixture fixture) : ServerLoadKillTests(fixture)
{
    protected override string AnyBulkWriting => "SELECT id FROM information_schema.processlist WHERE db = DATABASE() AND info LIKE 'LOAD DATA%'";
}
