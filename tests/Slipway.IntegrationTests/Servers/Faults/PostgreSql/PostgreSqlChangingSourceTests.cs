using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.PostgreSql;

public sealed class PostgreSqlChangingSourceTests(PostgreSqlFixture fixture, DemoFixture demo) : ServerChangingSourceTests(fixture, demo);
