using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Slipway.Sources;
using Slipway.Sources.Servers;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Servers;

/// <summary>
/// A real database server of this test run alone: a port of its own on loopback, its data in a temporary folder, its password drawn anew.
/// One subclass a product.
/// </summary>
public abstract class DatabaseServer : IAsyncDisposable
{
    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private int _databases;

    private protected DatabaseServer()
    {
        Folder = Directory.CreateTempSubdirectory("slipway-server-").FullName;

        // The server runs as a user of its own where the tests run as root.
        FileAccessRights.Set(Folder, (UnixFileMode)0b111_101_101);
    }

    /// <summary>With letters that URLs encode, so that the raw password and the encoded one differ.</summary>
    public string Password { get; } = $"p@s:{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12))}/%";

    public int Port { get; } = LoopbackPort.Free();

    /// <summary>The scheme of connection URLs.</summary>
    public abstract string Scheme { get; }

    /// <summary>The process of the server itself, which may be killed.</summary>
    public Process Process { get; private set; } = null!;

    internal abstract DatabaseKind Kind { get; }

    protected abstract string AdministratorUser { get; }

    protected abstract string AdministrationDatabase { get; }

    /// <summary>Server and data live here.</summary>
    protected string Folder { get; }

    /// <summary>A connection URL, as a user of SQLAlchemy's writes it.</summary>
    public string Url(string database, int? port = null) => string.Create(
        CultureInfo.InvariantCulture, $"{Scheme}://{AdministratorUser}:{Uri.EscapeDataString(Password)}@127.0.0.1:{port ?? Port}/{database}");

    /// <summary>A connection URL of any user's, without what is null.</summary>
    public string Url(string database, string? user, string? password, string host = "127.0.0.1", int? port = null, string options = "")
    {
        var login = user is null ? "" : password is null ? $"{user}@" : $"{user}:{Uri.EscapeDataString(password)}@";
        return string.Create(CultureInfo.InvariantCulture, $"{Scheme}://{login}{host}:{port ?? Port}/{database}{(options.Length > 0 ? "?" : "")}{options}");
    }

    /// <summary>The administrator's connection URL with options.</summary>
    public string UrlWith(string database, string options, string host = "127.0.0.1") => Url(database, AdministratorUser, Password, host, options: options);

    /// <summary>The administrator's connection URL by way of the server's Unix socket.</summary>
    public abstract string SocketUrl(string database);

    /// <summary>Makes a user who may connect and nothing else, and who may open so many connections at once; 0 for any number.</summary>
    public abstract Task CreateUserAsync(string name, string password, int mostConnections = 0);

    /// <summary>Makes an empty database of a name that no other test has.</summary>
    public async Task<string> CreateDatabaseAsync()
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"test_{Interlocked.Increment(ref _databases)}");
        await ExecuteAsync(AdministrationDatabase, $"CREATE DATABASE {name}");
        return name;
    }

    /// <summary>Runs statements, one by one.</summary>
    public async Task ExecuteAsync(string database, params string[] statements)
    {
        await using var connection = await OpenAsync(database);
        foreach (var statement in statements)
        {
            await connection.ExecuteAsync(statement, [], CancellationToken.None);
        }
    }

    /// <summary>The rows of a query, their values with <c>|</c> between them; NULL as nothing.</summary>
    public async Task<List<string>> QueryAsync(string database, string sql)
    {
        await using var connection = await OpenAsync(database);
        return await connection.ReadAllAsync(
            sql, [], row => string.Join('|', Enumerable.Range(0, row.FieldCount).Select(i => row.IsDBNull(i) ? "" : Convert.ToString(row.GetValue(i), CultureInfo.InvariantCulture))), CancellationToken.None);
    }

    /// <summary>The first row of a query.</summary>
    public async Task<string> QueryRowAsync(string database, string sql) => (await QueryAsync(database, sql)).FirstOrDefault() ?? "";

    /// <summary>Starts the server, after it was killed too, and waits until it answers.</summary>
    public async Task StartAsync()
    {
        Process = Launch();
        var clock = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                await using var connection = await OpenAsync(AdministrationDatabase);
                return;
            }
            catch (SlipwayException fault) when (clock.Elapsed < LongestStart && !Process.HasExited)
            {
                _ = fault;
                await Task.Delay(50);
            }
        }
    }

    /// <summary>Kills the server as a power cut would.</summary>
    public async Task KillAsync()
    {
        await EndAsync();
        Process.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        if (Process is not null)
        {
            await EndAsync();
            Process.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
        GC.SuppressFinalize(this);
    }

    internal Task<ServerConnection> OpenAsync(string database) =>
        ServerConnection.OpenAsync(ConnectionUrl.Parse(Url(database)).Server!, ServerUse.Write, CancellationToken.None);

    /// <summary>Starts the server's own process, without a shell between.</summary>
    protected abstract Process Launch();

    protected virtual async Task EndAsync()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
            await Process.WaitForExitAsync();
        }
    }

    /// <summary>Runs a tool to its end.</summary>
    /// <returns>What it printed.</returns>
    protected static async Task<string> RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: exit code {process.ExitCode}\n{output}\n{await error}");
    }

    /// <summary>The start of a program as another user, whom servers want to run as where the tests run as root.</summary>
    protected static ProcessStartInfo StartInfo(string user, string program, params string[] arguments)
    {
        var start = Environment.UserName == "root"
            ? new ProcessStartInfo("setpriv", [$"--reuid={user}", $"--regid={user}", "--init-groups", program, .. arguments])
            : new ProcessStartInfo(program, arguments);
        start.RedirectStandardOutput = true;
        start.RedirectStandardError = true;
        return start;
    }
}
