namespace Slipway.IntegrationTests.Servers;

public sealed class MariaDbPredictTests(MariaDbFixture fixture) : ServerPredictTests(fixture);
