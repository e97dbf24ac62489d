using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.MariaDb;

public sealed class MariaDbTextKeyTests(MariaDbFixture fixture, DemoFixture demo) : ServerTextKeyTests(fixture, demo)
{
    protected override string ExactText => "VARCHAR(20) COLLATE utf8mb4_nopad_bin";

    protected override string Text => "VARCHAR(20)";
}
