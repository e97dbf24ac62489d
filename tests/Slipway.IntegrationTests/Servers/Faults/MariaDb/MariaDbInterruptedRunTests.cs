using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.MariaDb;

public sealed class MariaDbInterruptedRunTests(MariaDbFixture fixture, DemoFixture demo) : ServerInterruptedRunTests(fixture, demo)
{
    protected override string MomentType => "DATETIME(6)";

    protected override string MomentOf(string number) => $"TIMESTAMP '2026-01-01 00:00:00' + INTERVAL ({number}) * 1000 MICROSECOND";
}
