namespace Slipway.IntegrationTests.Servers.Partitions;

public sealed class MariaDbPartitionAgreementTests(MariaDbFixture fixture) : PartitionAgreementTests(fixture);
