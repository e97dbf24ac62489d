namespace Slipway.IntegrationTests.Servers.Safety;

public sealed class MariaDbSafetyTests(MariaDbFixture fixture) : ServerSafetyTests(fixture);
