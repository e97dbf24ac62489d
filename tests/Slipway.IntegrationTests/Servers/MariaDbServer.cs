using System.Diagnostics;
using System.Globalization;
using Slipway.Sources;

namespace Slipway.IntegrationTests.Servers;

/// <summary>MariaDB of Debian's package.</summary>
public sealed class MariaDbServer : DatabaseServer
{
    private readonly string[] _options;

    private MariaDbServer(string[] options) => _options = options;

    public static string? Program { get; } = new[] { "/usr/sbin/mariadbd", "/usr/bin/mariadbd", "/usr/local/sbin/mariadbd" }.FirstOrDefault(File.Exists);

    public override string Scheme => "mysql+mysqlconnector";

    internal override DatabaseKind Kind => DatabaseKind.MySql;

    protected override string AdministratorUser => "root";

    protected override string AdministrationDatabase => "mysql";

    private string Socket => Path.Combine(Folder, "socket");

    // In a common one, a server that starts deletes the temporary tables of another that is being installed.
    private string TemporaryFolder => $"--tmpdir={Path.Combine(Folder, "temporary")}";

    /// <param name="options">Beside those that place it; the last of equal ones counts.</param>
    public static async Task<MariaDbServer> StartNewAsync(params string[] options)
    {
        var server = new MariaDbServer(options);
        await server.InstallAsync();
        await server.StartAsync();
        return server;
    }

    public override string SocketUrl(string database) => $"{Scheme}://{AdministratorUser}:{Uri.EscapeDataString(Password)}@/{database}?unix_socket={Socket}";

    public override Task CreateUserAsync(string name, string password, int mostConnections = 0)
    {
        var literal = password.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "''", StringComparison.Ordinal);
        return ExecuteAsync(
            AdministrationDatabase, string.Create(CultureInfo.InvariantCulture, $"CREATE USER {name}@'127.0.0.1' IDENTIFIED BY '{literal}' WITH MAX_USER_CONNECTIONS {mostConnections}"));
    }

    protected override Process Launch()
    {
        // Its log would fill a pipe that nobody reads.
        var start = StartInfo(
            "mysql", Program!,
            [
                "--no-defaults", $"--datadir={Path.Combine(Folder, "data")}", TemporaryFolder, $"--socket={Socket}", string.Create(CultureInfo.InvariantCulture, $"--port={Port}"),
                "--bind-address=127.0.0.1", "--local-infile=1", "--innodb-buffer-pool-size=256M", "--innodb-flush-log-at-trx-commit=2",
                "--skip-name-resolve", $"--log-error={Path.Combine(Folder, "data", "error.log")}", .. _options,
            ]);
        start.RedirectStandardOutput = false;
        start.RedirectStandardError = false;
        return Process.Start(start)!;
    }

    private async Task InstallAsync()
    {
        var data = Directory.CreateDirectory(Path.Combine(Folder, "data")).FullName;
        Directory.CreateDirectory(Path.Combine(Folder, "temporary"));
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "-R", "mysql:mysql", Folder);
        }

        string[] user = Environment.UserName == "root" ? ["--user=mysql"] : [];
        await RunAsync("mariadb-install-db", ["--no-defaults", $"--datadir={data}", TemporaryFolder, "--auth-root-authentication-method=normal", "--skip-test-db", .. user]);

        // The first start lets the administrator in without a password, through the socket alone.
        var setup = Path.Combine(Folder, "setup.sql");
        await File.WriteAllTextAsync(setup, $"FLUSH PRIVILEGES; DROP USER IF EXISTS ''@'localhost'; CREATE OR REPLACE USER root@'127.0.0.1' IDENTIFIED BY '{Password}'; GRANT ALL ON *.* TO root@'127.0.0.1' WITH GRANT OPTION; ALTER USER root@localhost IDENTIFIED BY '{Password}'; FLUSH PRIVILEGES;".Replace("; ", ";\n", StringComparison.Ordinal));
        using var bootstrap = Process.Start(StartInfo(
            "mysql", "/bin/sh", "-c", $"exec '{Program}' --no-defaults --datadir='{data}' {TemporaryFolder} --bootstrap --log-warnings=0 < '{setup}'"))!;
        var error = bootstrap.StandardError.ReadToEndAsync();
        await bootstrap.StandardOutput.ReadToEndAsync();
        await bootstrap.WaitForExitAsync();
        if (bootstrap.ExitCode != 0)
        {
            throw new InvalidOperationException($"mariadbd --bootstrap: {await error}");
        }

        File.Delete(setup);
    }
}
