using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.PostgreSql;

public sealed class PostgreSqlRaceTests(PostgreSqlFixture fixture, DemoFixture demo) : ServerRaceTests(fixture, demo);
