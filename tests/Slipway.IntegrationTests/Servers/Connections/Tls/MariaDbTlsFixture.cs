namespace Slipway.IntegrationTests.Servers.Connections.Tls;

/// <inheritdoc/>
public sealed class MariaDbTlsFixture(MariaDbFixture servers) : TlsFixture(servers)
{
    protected override string[] Options => [$"--ssl-ca={Authority}", $"--ssl-cert={ServerCertificate}", $"--ssl-key={ServerKey}"];

    protected override void Protect(string path) => FileAccessRights.GiveTo("mysql", path);
}
