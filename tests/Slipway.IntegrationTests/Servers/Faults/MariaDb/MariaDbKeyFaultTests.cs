using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.MariaDb;

public sealed class MariaDbKeyFaultTests(MariaDbFixture fixture, DemoFixture demo) : ServerKeyFaultTests(fixture, demo);
