using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.MariaDb;

public sealed class MariaDbChangingSourceTests(MariaDbFixture fixture, DemoFixture demo) : ServerChangingSourceTests(fixture, demo);
