namespace Slipway.IntegrationTests.Servers;

/// <inheritdoc/>
public sealed class PostgreSqlFixture : ServerFixture
{
    protected override string Package => "postgresql";

    protected override bool IsInstalled => PostgreSqlServer.Programs is not null;

    protected override async Task<DatabaseServer> StartNewAsync(params string[] options) => await PostgreSqlServer.StartNewAsync(options);
}
