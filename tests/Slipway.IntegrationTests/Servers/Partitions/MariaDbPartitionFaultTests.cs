namespace Slipway.IntegrationTests.Servers.Partitions;

public sealed class MariaDbPartitionFaultTests(MariaDbFixture fixture) : PartitionFaultTests(fixture);
