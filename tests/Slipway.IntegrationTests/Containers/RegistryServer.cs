using System.Diagnostics;
using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Slipway.IntegrationTests.Programs;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Containers;

/// <summary>A real registry on loopback, its data in a temporary folder.</summary>
internal sealed class RegistryServer : IAsyncDisposable
{
    public const string User = "me";

    private const string Program = "/usr/bin/docker-registry";
    private const string What = "There is no registry to push to (Debian: apt-get install docker-registry).";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(30);

    // Of the password "secret", by bcrypt with the least cost, as htpasswd writes it.
    private const string PasswordLine = $"{User}:$2y$05$U24UWht77ThoQ6ddakWB/eSJKhUw03R.grg2RZbe3YaJpc.QTgsDK\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-registry-");
    private readonly int _port = LoopbackPort.Free();
    private Process _process = null!;

    public string Host => string.Create(CultureInfo.InvariantCulture, $"localhost:{_port}");

    /// <summary>The files of the blobs that it has.</summary>
    public IEnumerable<FileInfo> Blobs => new DirectoryInfo(Path.Combine(_folder.FullName, "data/docker/registry/v2/blobs")).EnumerateFiles("data", SearchOption.AllDirectories);

    /// <summary>Starts one. Skips the calling test where there is none; in CI that is a failure.</summary>
    /// <param name="wantsPassword">Whether it wants to know who comes: <see cref="User"/>, with the password "secret".</param>
    /// <param name="certificate">Its certificate and key; null for none, and no TLS.</param>
    public static async Task<RegistryServer> StartAsync(bool wantsPassword = false, (string Certificate, string Key)? certificate = null)
    {
        Needed.Require(File.Exists(Program), What);
        var server = new RegistryServer();
        await server.StartProcessAsync(wantsPassword, certificate);
        return server;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>A folder with a config.json as <c>docker login</c> leaves it.</summary>
    public string Login(string password)
    {
        var folder = _folder.CreateSubdirectory($"login-{Guid.NewGuid():N}");
        var auth = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{User}:{password}"));
        File.WriteAllText(Path.Combine(folder.FullName, "config.json"), $$"""{ "auths": { "{{Host}}": { "auth": "{{auth}}" } } }""");
        return folder.FullName;
    }

    private async Task StartProcessAsync(bool wantsPassword, (string Certificate, string Key)? certificate)
    {
        string In(string name) => Path.Combine(_folder.FullName, name);
        await File.WriteAllTextAsync(In("htpasswd"), PasswordLine);
        var tls = certificate is { } pair ? $", tls: {{ certificate: {pair.Certificate}, key: {pair.Key} }}" : "";
        var authentication = wantsPassword ? $"auth: {{ htpasswd: {{ realm: tests, path: {In("htpasswd")} }} }}\n" : "";
        await File.WriteAllTextAsync(
            In("config.yml"), $"version: 0.1\nlog: {{ level: error }}\nstorage: {{ filesystem: {{ rootdirectory: {In("data")} }} }}\nhttp: {{ addr: {Host}{tls} }}\n{authentication}");
        _process = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "exec \"$1\" serve \"$2\" >\"$3\" 2>&1", "sh", Program, In("config.yml"), In("log")]))!;
        var clock = Stopwatch.StartNew();
        while (!await AnswersAsync())
        {
            if (_process.HasExited || clock.Elapsed > LongestStart)
            {
                Assert.Fail($"The registry does not start: {await File.ReadAllTextAsync(In("log"))}");
            }

            await Task.Delay(20);
        }
    }

    private async Task<bool> AnswersAsync()
    {
        using var client = new TcpClient();
        try
        {
            await client.ConnectAsync("localhost", _port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
