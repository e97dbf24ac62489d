using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.MariaDb;

public sealed class MariaDbLockTests(MariaDbFixture fixture, DemoFixture demo) : ServerLockTests(fixture, demo)
{
    // The time of a lock is a setting of the whole server.
    protected override bool HasOwnServer => true;

    // The table of transactions does not change while it is looked at often, so the server's counters tell: no others are on it.
    protected override string WaitingTransactions =>
        """
        SELECT waits.variable_value FROM information_schema.global_status AS waits JOIN information_schema.global_status AS now
        WHERE waits.variable_name = 'INNODB_ROW_LOCK_WAITS' AND now.variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS' AND now.variable_value > 0
        """;

    protected override Task ShortenLockWaitsAsync() => Scene.ExecuteAsync("SET GLOBAL innodb_lock_wait_timeout = 1");

    // InnoDB looks for one when a transaction begins to wait.
    protected override Task DelayDeadlockSearchAsync() => Task.CompletedTask;
}
