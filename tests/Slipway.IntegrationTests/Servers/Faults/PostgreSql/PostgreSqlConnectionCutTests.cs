using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.PostgreSql;

public sealed class PostgreSqlConnectionCutTests(PostgreSqlFixture fixture, DemoFixture demo) : ServerConnectionCutTests(fixture, demo);
