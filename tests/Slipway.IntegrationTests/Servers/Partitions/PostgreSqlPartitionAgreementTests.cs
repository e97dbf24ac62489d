namespace Slipway.IntegrationTests.Servers.Partitions;

public sealed class PostgreSqlPartitionAgreementTests(PostgreSqlFixture fixture) : PartitionAgreementTests(fixture);
