namespace Slipway.IntegrationTests.Servers.Partitions;

public sealed class PostgreSqlPartitionFaultTests(PostgreSqlFixture fixture) : PartitionFaultTests(fixture);
