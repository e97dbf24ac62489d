namespace Slipway.IntegrationTests.Servers.Connections.Tls;

public sealed class PostgreSqlTlsTests(PostgreSqlTlsFixture fixture) : ServerTlsTests(fixture), IClassFixture<PostgreSqlTlsFixture>
{
    protected override string Unencrypted => "takes only encrypted connections, and the database URL forbids them (sslmode=disable)";

    // The driver does not tell the two apart.
    protected override string Refusal(string host, bool isFull, string? authorityFile) => isFull
        ? UnknownAuthority(authorityFile)
            .Replace("certificate. Name", $"certificate, or it is not one for '{host}'. Name", StringComparison.Ordinal)
            .Replace("), or demand", ") and the host as the certificate does, or demand", StringComparison.Ordinal)
        : UnknownAuthority(authorityFile);

    protected override Task DemandEncryptionAsync() => SetRuleAsync("hostssl");

    protected override Task AllowAllAsync() => SetRuleAsync("host");

    private async Task SetRuleAsync(string kind)
    {
        var path = await Server.QueryRowAsync("postgres", "SELECT current_setting('hba_file')");
        await File.WriteAllTextAsync(path, $"{kind} all all 127.0.0.1/32 scram-sha-256\n");
        await Server.ExecuteAsync("postgres", "SELECT pg_reload_conf()");
    }
}
