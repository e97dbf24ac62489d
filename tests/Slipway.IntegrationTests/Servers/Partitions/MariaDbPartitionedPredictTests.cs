namespace Slipway.IntegrationTests.Servers.Partitions;

public sealed class MariaDbPartitionedPredictTests(MariaDbFixture fixture, ITestOutputHelper output) : PartitionedPredictTests(fixture, output);
