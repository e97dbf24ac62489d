using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.MariaDb;

public sealed class MariaDbKillTests(MariaDbFixture fixture, DemoFixture demo, ITestOutputHelper output) : ServerKillTests(fixture, demo, output);
