namespace Slipway.IntegrationTests.Servers.Connections.Tls;

/// <inheritdoc/>
public sealed class PostgreSqlTlsFixture(PostgreSqlFixture servers) : TlsFixture(servers)
{
    protected override string[] Options => ["ssl=on", $"ssl_ca_file={Authority}", $"ssl_cert_file={ServerCertificate}", $"ssl_key_file={ServerKey}"];

    protected override void Protect(string path) => FileAccessRights.GiveTo("postgres", path);
}
