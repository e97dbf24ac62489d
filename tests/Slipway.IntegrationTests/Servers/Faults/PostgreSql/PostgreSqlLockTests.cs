using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.PostgreSql;

public sealed class PostgreSqlLockTests(PostgreSqlFixture fixture, DemoFixture demo) : ServerLockTests(fixture, demo)
{
    protected override string WaitingTransactions => "SELECT xact_start FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";

    protected override Task ShortenLockWaitsAsync() => Scene.ExecuteAsync($"ALTER DATABASE {Scene.Database} SET lock_timeout = '300ms'");

    // Both transactions have the time; the one that waits longer looks first.
    protected override Task DelayDeadlockSearchAsync() => Scene.ExecuteAsync($"ALTER DATABASE {Scene.Database} SET deadlock_timeout = '2s'");
}
