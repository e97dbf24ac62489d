namespace Slipway.IntegrationTests.Servers;

/// <inheritdoc/>
public sealed class MariaDbFixture : ServerFixture
{
    protected override string Package => "mariadb-server";

    protected override bool IsInstalled => MariaDbServer.Program is not null;

    protected override async Task<DatabaseServer> StartNewAsync(params string[] options) => await MariaDbServer.StartNewAsync(options);
}
