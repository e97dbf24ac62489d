using System.Diagnostics;
using System.Globalization;
using Slipway.Sources;

namespace Slipway.IntegrationTests.Servers;

/// <summary>PostgreSQL of Debian's package.</summary>
public sealed class PostgreSqlServer : DatabaseServer
{
    private readonly string[] _options;

    private PostgreSqlServer(string[] options) => _options = options;

    public static string? Programs { get; } = Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Order(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")).LastOrDefault(folder => File.Exists(Path.Combine(folder, "postgres")))
        : null;

    public override string Scheme => "postgresql+psycopg2";

    internal override DatabaseKind Kind => DatabaseKind.PostgreSql;

    protected override string AdministratorUser => "postgres";

    protected override string AdministrationDatabase => "postgres";

    private string Data => Path.Combine(Folder, "data");

    /// <param name="options">Settings, <c>name=value</c>, beside those that place it.</param>
    public static async Task<PostgreSqlServer> StartNewAsync(params string[] options)
    {
        var server = new PostgreSqlServer(options);
        await server.InstallAsync();
        await server.StartAsync();
        return server;
    }

    public override string SocketUrl(string database) =>
        string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{AdministratorUser}:{Uri.EscapeDataString(Password)}@/{database}?host={Folder}&port={Port}");

    public override Task CreateUserAsync(string name, string password, int mostConnections = 0) => ExecuteAsync(
        AdministrationDatabase,
        string.Create(CultureInfo.InvariantCulture, $"CREATE ROLE {name} LOGIN CONNECTION LIMIT {(mostConnections == 0 ? -1 : mostConnections)} PASSWORD '{password.Replace("'", "''", StringComparison.Ordinal)}'"));

    protected override Process Launch()
    {
        string[] settings =
        [
            string.Create(CultureInfo.InvariantCulture, $"port={Port}"), "listen_addresses=127.0.0.1", $"unix_socket_directories={Folder}", "synchronous_commit=off",
            "logging_collector=off", .. _options,
        ];
        var start = StartInfo("postgres", Path.Combine(Programs!, "postgres"), ["-D", Data, .. settings.SelectMany(setting => new[] { "-c", setting })]);
        start.RedirectStandardOutput = false;
        start.RedirectStandardError = true;
        var process = Process.Start(start)!;

        // Its log would fill a pipe that nobody reads.
        process.ErrorDataReceived += (_, line) => File.AppendAllText(Path.Combine(Folder, "log"), line.Data + "\n");
        process.BeginErrorReadLine();
        return process;
    }

    private async Task InstallAsync()
    {
        Directory.CreateDirectory(Data);
        var password = Path.Combine(Folder, "password");
        await File.WriteAllTextAsync(password, Password);
        if (Environment.UserName == "root")
        {
            await RunAsync("chown", "-R", "postgres:postgres", Folder);
        }

        using var install = Process.Start(StartInfo(
            "postgres", Path.Combine(Programs!, "initdb"), "-D", Data, "-U", AdministratorUser, "-A", "scram-sha-256", $"--pwfile={password}", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"))!;
        var error = install.StandardError.ReadToEndAsync();
        await install.StandardOutput.ReadToEndAsync();
        await install.WaitForExitAsync();
        File.Delete(password);
        if (install.ExitCode != 0)
        {
            throw new InvalidOperationException($"initdb: {await error}");
        }
    }
}
