using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.PostgreSql;

public sealed class PostgreSqlInterruptedRunTests(PostgreSqlFixture fixture, DemoFixture demo) : ServerInterruptedRunTests(fixture, demo)
{
    protected override string MomentType => "TIMESTAMPTZ";

    protected override string MomentOf(string number) => $"TIMESTAMPTZ '2026-01-01 00:00:00+00' + ({number}) * INTERVAL '1 millisecond'";
}
