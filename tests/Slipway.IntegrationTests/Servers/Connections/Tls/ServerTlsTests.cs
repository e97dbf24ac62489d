using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Connections.Tls;

/// <summary>Encrypted connections, and what a user reads when one can't be trusted. One subclass a product.</summary>
public abstract class ServerTlsTests(TlsFixture fixture) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-server-tls-");
    private string _database = null!;

    protected DatabaseServer Server => fixture.Server;

    public async ValueTask InitializeAsync() => _database = await Server.CreateDatabaseAsync();

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Theory]
    [InlineData("localhost", "")]
    [InlineData("localhost", "sslmode=require")]
    [InlineData("127.0.0.1", "sslmode=require")]
    [InlineData("localhost", "ssl_ca={authority}")]
    [InlineData("localhost", "sslmode=verify-ca&sslrootcert={authority}")]
    [InlineData("127.0.0.1", "ssl_mode=VERIFY_CA&ssl_ca={authority}")]
    [InlineData("localhost", "sslmode=verify-full&sslrootcert={authority}")]
    [InlineData("localhost", "ssl_mode=VERIFY_IDENTITY&ssl_ca={authority}")]
    [InlineData("localhost", "sslmode=verify-full&ssl_ca={authority}&ssl_cert={certificate}&ssl_key={key}")]
    public async Task A_certificate_that_holds_is_trusted(string host, string options)
    {
        var ended = await RunAsync(host, options);

        Assert.True(ended.ExitCode == 0, ended.ToString());
    }

    [Theory]
    [InlineData("verify-ca")]
    [InlineData("verify-full")]
    public async Task An_authority_that_the_machine_trusts_needs_no_file(string mode)
    {
        var trusting = new Dictionary<string, string> { ["SSL_CERT_FILE"] = fixture.Authority };

        var ended = await SlipwayProgram.RunAsync(_folder.FullName, trusting, "runs", "--database", Server.UrlWith(_database, $"sslmode={mode}", "localhost"));
        var refused = await SlipwayProgram.RunAsync(_folder.FullName, trusting, "runs", "--database", Server.UrlWith(_database, "sslmode=verify-full", "127.0.0.1"));

        Assert.True(ended.ExitCode == 0, ended.ToString());
        Assert.Equal(4, refused.ExitCode);
        Assert.Contains($"is not one for '127.0.0.1'", refused.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("localhost", "sslmode=verify-full")]
    [InlineData("localhost", "sslmode=verify-ca")]
    [InlineData("localhost", "ssl_ca={other}")]
    [InlineData("localhost", "sslmode=require&ssl_ca={other}")]
    [InlineData("localhost", "sslmode=verify-full&sslrootcert={other}")]
    [InlineData("127.0.0.1", "sslmode=verify-full&sslrootcert={authority}")]
    public async Task A_certificate_that_does_not_hold_is_refused(string host, string options)
    {
        var ended = await RunAsync(host, options);

        Assert.Equal(
            $"4 error: The server on {host}:{Server.Port} can't be trusted: {Refusal(host, options.Contains("verify-full", StringComparison.Ordinal), File(options))}\n", $"{ended.ExitCode} {ended.Error}");
    }

    [Theory]
    [InlineData("ssl_cert={authority}")]
    [InlineData("ssl_cert={certificate}&ssl_key={authority}")]
    public async Task A_file_that_holds_no_certificate_or_key_is_told(string options)
    {
        var ended = await RunAsync("localhost", $"sslmode=verify-full&{options}");

        Assert.StartsWith("2 error: A certificate or key that the database URL names can't be used (/", $"{ended.ExitCode} {ended.Error}", StringComparison.Ordinal);
        Assert.Single(ended.Error.TrimEnd().Split('\n'));
    }

    [Fact]
    public async Task A_server_that_demands_encryption_says_so_where_it_is_forbidden()
    {
        await DemandEncryptionAsync();

        var refused = await RunAsync("127.0.0.1", "sslmode=disable");
        var taken = await RunAsync("127.0.0.1", "");

        await AllowAllAsync();
        Assert.Equal($"4 error: The server on 127.0.0.1:{Server.Port} {Unencrypted}.\n", $"{refused.ExitCode} {refused.Error}");
        Assert.True(taken.ExitCode == 0, taken.ToString());
    }

    /// <summary>What the server thinks of a login without encryption.</summary>
    protected abstract string Unencrypted { get; }

    /// <summary>Why a certificate is refused, and what to do.</summary>
    protected abstract string Refusal(string host, bool isFull, string? authorityFile);

    protected static string UnknownAuthority(string? file) => file is null
        ? "no authority that is known here has signed its certificate. Name the file of the one that did (sslrootcert=FILE or ssl_ca=FILE in the database URL), or demand less (sslmode=require)."
        : $"no authority in '{file}' has signed its certificate. Name the file of the one that did (sslrootcert=FILE or ssl_ca=FILE in the database URL), or demand less (sslmode=require, without such a file).";

    protected abstract Task DemandEncryptionAsync();

    protected abstract Task AllowAllAsync();

    private Task<ProgramResult> RunAsync(string host, string options) =>
        SlipwayProgram.RunAsync(_folder.FullName, "runs", "--database", Server.UrlWith(_database, WithFiles(options), host));

    private string? File(string options) => WithFiles(options).Split('=')[^1] is ['/', ..] path ? path : null;

    private string WithFiles(string options) => options
        .Replace("{authority}", fixture.Authority, StringComparison.Ordinal)
        .Replace("{other}", fixture.OtherAuthority, StringComparison.Ordinal)
        .Replace("{certificate}", fixture.Client.Certificate, StringComparison.Ordinal)
        .Replace("{key}", fixture.Client.Key, StringComparison.Ordinal);
}
