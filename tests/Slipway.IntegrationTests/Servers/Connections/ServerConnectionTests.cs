using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Slipway.IntegrationTests.Programs;
using Slipway.Sources.Servers;

namespace Slipway.IntegrationTests.Servers.Connections;

/// <summary>What a user reads when a server can't be reached, and the ways to reach one. One subclass a product.</summary>
public abstract class ServerConnectionTests(ServerFixture fixture) : IAsyncLifetime
{
    private const string Reached = "No run has written predictions to this database yet.";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-server-connection-");

    private protected DatabaseServer Server { get; private set; } = null!;

    private protected string Database { get; private set; } = null!;

    /// <summary>A user of this test alone.</summary>
    protected string User => $"{Database}_user";

    protected string Folder => _folder.FullName;

    /// <summary>What the server says of one connection too many.</summary>
    protected abstract string TooManyConnections { get; }

    /// <summary>The message for a database that is not there, to a user who may see all.</summary>
    private string Where => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{Server.Port}");

    public async ValueTask InitializeAsync()
    {
        Server = await fixture.GetAsync();
        Database = await Server.CreateDatabaseAsync();
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public Task A_host_without_an_address_is_named() => RequireFaultAsync(
        Server.Url(Database, "ada", "pw", "no-such-host.invalid"),
        "The host 'no-such-host.invalid' of the database URL can't be found: its name does not resolve. Check it for a slip.");

    [Fact]
    public Task A_refused_port_is_named() => RequireFaultAsync(
        Server.Url(Database, "ada", "pw", port: 1),
        "No database server answers on 127.0.0.1:1: the connection was refused. Check host and port of the database URL, and that the server runs.");

    [Fact]
    public async Task A_wrong_password_is_told_apart_from_none()
    {
        await Server.CreateUserAsync(User, "right");

        await RequireFaultAsync(
            Server.Url(Database, User, "wrong"), $"The server on {Where} refused the user '{User}': wrong name or wrong password, or not allowed from here.");
        await RequireFaultAsync(
            Server.Url(Database, User, null),
            $"The server on {Where} refused the user '{User}', for whom the database URL has no password: wrong name or wrong password, or not allowed from here.");
    }

    [Fact]
    public Task An_unknown_user_is_named() => RequireFaultAsync(
        Server.Url(Database, "nobody", "pw"), $"The server on {Where} refused the user 'nobody': wrong name or wrong password, or not allowed from here.");

    [Fact]
    public Task An_unknown_database_is_named() => RequireFaultAsync(
        Server.UrlWith("no_such_database", ""),
        $"There is no database 'no_such_database' on {Where}. Check the name after the host in the database URL, or create it.");

    [Fact]
    public async Task A_server_that_takes_connections_and_never_answers_is_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;

        await RequireFaultAsync(
            Server.Url(Database, "ada", "pw", port: port, options: "connect_timeout=1&command_timeout=9"),
            $"No database server answers on 127.0.0.1:{port}: nothing came within 1 s. Check host and port of the database URL; a slow server needs a longer connect_timeout.");
    }

    [Fact]
    public async Task A_server_that_stops_in_the_midst_of_a_handshake_is_given_up()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var port = ((IPEndPoint)silent.LocalEndpoint).Port;
        var accepting = silent.AcceptTcpClientAsync();
        var fault = RequireFaultAsync(
            Server.Url(Database, "ada", "pw", port: port, options: "connect_timeout=1"),
            $"No database server answers on 127.0.0.1:{port}: nothing came within 1 s. Check host and port of the database URL; a slow server needs a longer connect_timeout.");

        using var client = await accepting;
        await client.GetStream().WriteAsync(StartOfHandshake);

        await fault;
    }

    [Theory]
    [InlineData("HTTP/1.1 400 Bad Request\r\n\r\n", "What answers on 127.0.0.1:{0} is not {1}. Check host and port of the database URL, and its first word.")]
    [InlineData("", "No database server answers on 127.0.0.1:{0}: the connection was closed at once. Check host and port of the database URL, and that the server runs.")]
    public async Task Something_else_on_the_port_is_no_server(string greeting, string message)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port;
        var answering = AnswerAsync(other, Encoding.ASCII.GetBytes(greeting));

        await RequireFaultAsync(
            Server.Url(Database, "ada", "pw", port: port, options: "connect_timeout=5"),
            string.Format(CultureInfo.InvariantCulture, message, port, ServerDialect.Of(Server.Kind).ServerName));
        other.Stop();
        await answering;
    }

    [Fact]
    public async Task One_connection_too_many_is_told()
    {
        await Server.CreateUserAsync(User, "right", mostConnections: 1);
        await GrantAllAsync();
        var url = Server.Url(Database, User, "right");
        await using var first = await ServerConnection.OpenAsync(Sources.ConnectionUrl.Parse(url).Server!, ServerUse.Read, CancellationToken.None);

        await RequireFaultAsync(url, $"The server on {Where} takes no more connections: {TooManyConnections}. Close some, or raise its limit.");
    }

    [Fact]
    public Task Encryption_that_the_server_does_not_offer_is_told() => RequireFaultAsync(
        Server.UrlWith(Database, "sslmode=require"),
        $"The server on {Where} offers no encryption, and the database URL demands it (sslmode). Turn TLS on in the server, or demand less (sslmode=prefer).");

    [Fact]
    public Task A_unix_socket_connects() => RequireReachedAsync([], Server.SocketUrl(Database));

    [Fact]
    public async Task Every_special_character_may_be_in_a_password()
    {
        var password = string.Concat(Enumerable.Range(32, 95).Select(code => (char)code)) + "éß€ю漢😀";
        await Server.CreateUserAsync(User, password);
        await GrantAllAsync();

        await RequireReachedAsync([], Server.Url(Database, User, password));
    }

    [Fact]
    public async Task A_password_may_come_from_a_file()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "secret"), "from a file\n");
        await Server.CreateUserAsync(User, "from a file");
        await GrantAllAsync();

        await RequireReachedAsync([], Server.Url(Database, User, null, options: $"password_file={Folder}/secret"));
    }

    /// <summary>What the server answers first, or some of it.</summary>
    protected abstract byte[] StartOfHandshake { get; }

    /// <summary>Gives <see cref="User"/> all privileges on <see cref="Database"/>.</summary>
    protected abstract Task GrantAllAsync();

    private protected async Task RequireReachedAsync(Dictionary<string, string> environment, string url)
    {
        var ended = await SlipwayProgram.RunAsync(Folder, environment, "runs", "--database", url);

        Assert.True(ended.ExitCode == 0, ended.ToString());
        Assert.Contains(Reached, ended.Output + ended.Error, StringComparison.Ordinal);
    }

    private protected async Task RequireFaultAsync(string url, string message)
    {
        var ended = await SlipwayProgram.RunAsync(Folder, "runs", "--database", url);

        Assert.Equal($"4 error: {message}\n", $"{ended.ExitCode} {ended.Error}{ended.Output}");
    }

    private static async Task AnswerAsync(TcpListener listener, byte[] greeting)
    {
        try
        {
            while (true)
            {
                using var client = await listener.AcceptTcpClientAsync();
                await client.GetStream().WriteAsync(greeting);
            }
        }
        catch (Exception end) when (end is SocketException or ObjectDisposedException or IOException)
        {
        }
    }
}
