using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.MariaDb;

public sealed class MariaDbRaceTests(MariaDbFixture fixture, DemoFixture demo) : ServerRaceTests(fixture, demo);
