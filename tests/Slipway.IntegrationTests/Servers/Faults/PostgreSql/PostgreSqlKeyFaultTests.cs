using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.PostgreSql;

public sealed class PostgreSqlKeyFaultTests(PostgreSqlFixture fixture, DemoFixture demo) : ServerKeyFaultTests(fixture, demo);
