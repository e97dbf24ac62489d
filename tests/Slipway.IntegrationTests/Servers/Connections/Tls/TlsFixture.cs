namespace Slipway.IntegrationTests.Servers.Connections.Tls;

/// <summary>A server whose certificate is one for <c>localhost</c>, and that takes only a user of its own without encryption. One subclass a product.</summary>
public abstract class TlsFixture(ServerFixture servers) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-tls-");

    private DatabaseServer? _server;

    public DatabaseServer Server => _server!;

    /// <summary>The certificate of the authority that signed the server's.</summary>
    public string Authority => File("authority.pem");

    /// <summary>One that signed nothing.</summary>
    public string OtherAuthority => File("other.pem");

    /// <summary>A certificate of the authority's for a client, and its key.</summary>
    public (string Certificate, string Key) Client => (File("client.pem"), File("client.key"));

    protected string ServerCertificate => File("server.pem");

    protected string ServerKey => File("server.key");

    public async ValueTask InitializeAsync()
    {
        FileAccessRights.Set(_folder.FullName, (UnixFileMode)0b111_101_101);
        using var authority = Certificates.WriteAuthority(Authority);
        Certificates.WriteAuthority(OtherAuthority).Dispose();
        Certificates.Write(authority, "localhost", ServerCertificate, ServerKey);
        Certificates.Write(authority, "client", Client.Certificate, Client.Key);
        Protect(ServerKey);
        _server = await servers.GetOwnAsync(Options);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }

        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>What turns TLS on.</summary>
    protected abstract string[] Options { get; }

    /// <summary>Lets the server, and nobody else, read its key.</summary>
    protected abstract void Protect(string path);

    private string File(string name) => Path.Combine(_folder.FullName, name);
}
