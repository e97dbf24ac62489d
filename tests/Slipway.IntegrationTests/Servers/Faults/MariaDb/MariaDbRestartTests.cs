using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.MariaDb;

public sealed class MariaDbRestartTests(MariaDbFixture fixture, DemoFixture demo) : ServerRestartTests(fixture, demo);
