namespace Slipway.IntegrationTests.Servers;

public sealed class PostgreSqlPredictTests(PostgreSqlFixture fixture) : ServerPredictTests(fixture);
