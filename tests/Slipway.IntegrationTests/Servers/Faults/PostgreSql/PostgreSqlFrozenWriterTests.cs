using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.PostgreSql;

public sealed class PostgreSqlFrozenWriterTests(PostgreSqlFixture fixture, DemoFixture demo) : ServerFrozenWriterTests(fixture, demo);
