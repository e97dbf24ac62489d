namespace Slipway.IntegrationTests.Servers.Connections;

public sealed class PostgreSqlConnectionTests(PostgreSqlFixture fixture) : ServerConnectionTests(fixture)
{
    protected override string TooManyConnections => $"too many connections for role \"{User}\"";

    // That TLS may begin.
    protected override byte[] StartOfHandshake => "S"u8.ToArray();

    [Fact]
    public Task A_socket_that_is_not_there_is_named() => RequireFaultAsync(
        $"postgresql://ada:pw@/{Database}?host=/no/such",
        "No database server answers on /no/such: there is no such socket. Check host (the socket's folder) and port of the database URL, and that the server runs.");

    [Fact]
    public async Task A_password_may_come_from_the_clients_own_places()
    {
        var home = Directory.CreateDirectory(Path.Combine(Folder, "home")).FullName;
        var line = $"127.0.0.1:{Server.Port}:{Database}:{User}:se\\:cr\\\\et\n";
        await Server.CreateUserAsync(User, "se:cr\\et");
        var url = Server.Url(Database, User, null);

        await RequireReachedAsync(new() { ["PGPASSWORD"] = "se:cr\\et", ["HOME"] = Folder }, url);
        await RequireReachedAsync(new() { ["PGPASSFILE"] = await WriteAsync(Path.Combine(Folder, "passwords"), line), ["HOME"] = Folder }, url);
        await WriteAsync(Path.Combine(home, ".pgpass"), line);
        await RequireReachedAsync(new() { ["HOME"] = home }, url);
    }

    [Fact]
    public async Task The_user_may_come_from_the_environment()
    {
        await Server.CreateUserAsync(User, "right");

        await RequireReachedAsync(new() { ["PGUSER"] = User, ["PGPASSWORD"] = "right" }, Server.Url(Database, null, null));
    }

    // Whoever connects may look around.
    protected override Task GrantAllAsync() => Task.CompletedTask;

    private static async Task<string> WriteAsync(string path, string content)
    {
        await File.WriteAllTextAsync(path, content);
        FileAccessRights.Set(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        return path;
    }
}
