using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.PostgreSql;

public sealed class PostgreSqlKillTests(PostgreSqlFixture fixture, DemoFixture demo, ITestOutputHelper output) : ServerKillTests(fixture, demo, output);
