namespace Slipway.IntegrationTests.Servers.Connections;

public sealed class MariaDbConnectionTests(MariaDbFixture fixture) : ServerConnectionTests(fixture)
{
    protected override string TooManyConnections => $"User '{User}' has exceeded the 'max_user_connections' resource (current value: 1)";

    // The length of a packet of 80 bytes, and its first byte.
    protected override byte[] StartOfHandshake => [80, 0, 0, 0, 10];

    [Fact]
    public Task A_socket_that_is_not_there_is_named() => RequireFaultAsync(
        $"mysql://ada:pw@/{Database}?unix_socket=/no/such.sock",
        "No database server answers on /no/such.sock: there is no such socket. Check unix_socket of the database URL, and that the server runs.");

    [Fact]
    public async Task A_database_that_the_user_may_not_use_is_named()
    {
        await Server.CreateUserAsync(User, "right");

        await RequireFaultAsync(
            Server.Url(Database, User, "right"),
            $"The user lacks a privilege on database '{Database}' on 127.0.0.1:{Server.Port}, or there is no such database: Access denied for user '{User}'@'127.0.0.1' to database '{Database}'. docs/databases.md lists the privileges that are needed.");
    }

    [Fact]
    public async Task User_and_password_may_come_from_the_clients_own_places()
    {
        var home = Directory.CreateDirectory(Path.Combine(Folder, "home")).FullName;
        await Server.CreateUserAsync(User, "se#cret");
        await GrantAllAsync();

        await RequireReachedAsync(new() { ["MYSQL_PWD"] = "se#cret", ["HOME"] = Folder }, Server.Url(Database, User, null));
        await File.WriteAllTextAsync(Path.Combine(home, ".my.cnf"), $"[client]\nuser = {User}\npassword = \"se#cret\" # quoted\n");
        await RequireReachedAsync(new() { ["MYSQL_PWD"] = "wrong", ["HOME"] = home }, Server.Url(Database, null, null));
    }

    protected override Task GrantAllAsync() => Server.ExecuteAsync(Database, $"GRANT ALL ON {Database}.* TO {User}@'127.0.0.1'");
}
