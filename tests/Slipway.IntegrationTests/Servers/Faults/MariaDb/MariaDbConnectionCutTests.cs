using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.MariaDb;

public sealed class MariaDbConnectionCutTests(MariaDbFixture fixture, DemoFixture demo) : ServerConnectionCutTests(fixture, demo);
