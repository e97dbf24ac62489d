namespace Slipway.IntegrationTests.Servers.Safety;

public sealed class PostgreSqlSafetyTests(PostgreSqlFixture fixture) : ServerSafetyTests(fixture);
