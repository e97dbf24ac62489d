namespace Slipway.IntegrationTests.Servers.Partitions;

public sealed class PostgreSqlPartitionedPredictTests(PostgreSqlFixture fixture, ITestOutputHelper output) : PartitionedPredictTests(fixture, output);
