using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.MariaDb;

public sealed class MariaDbFrozenWriterTests(MariaDbFixture fixture, DemoFixture demo) : ServerFrozenWriterTests(fixture, demo);
