using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.PostgreSql;

public sealed class PostgreSqlRestartTests(PostgreSqlFixture fixture, DemoFixture demo) : ServerRestartTests(fixture, demo);
