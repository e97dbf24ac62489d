namespace Slipway.IntegrationTests.Servers.Connections.Tls;

public sealed class MariaDbTlsTests(MariaDbTlsFixture fixture) : ServerTlsTests(fixture), IClassFixture<MariaDbTlsFixture>
{
    protected override string Unencrypted => "refused the user 'root': wrong name or wrong password, or not allowed from here without encryption";

    protected override string Refusal(string host, bool isFull, string? authorityFile) => host == "localhost"
        ? UnknownAuthority(authorityFile)
        : $"its certificate is not one for '{host}'. Name the host in the database URL as the certificate does, or demand less (sslmode=verify-ca).";

    protected override Task DemandEncryptionAsync() => Server.ExecuteAsync("mysql", "SET GLOBAL require_secure_transport = ON");

    protected override Task AllowAllAsync() => Server.ExecuteAsync("mysql", "SET GLOBAL require_secure_transport = OFF");
}
