using System.Diagnostics;
using Slipway.IntegrationTests.Containers;
using Slipway.IntegrationTests.Programs;

[assembly: AssemblyFixture(typeof(DockerFixture))]

namespace Slipway.IntegrationTests.Containers;

/// <summary>A Docker engine of this test run alone, started by the first test that needs it: its socket and its data in a temporary folder.</summary>
public sealed class DockerFixture : IAsyncDisposable
{
    /// <summary>Debian's client; others of that name may come without an engine.</summary>
    internal const string Client = "/usr/bin/docker";

    private const string Engine = "/usr/sbin/dockerd";
    private const string What = "There is no Docker engine that the tests may start (Debian, as root: apt-get install docker.io).";

    private static readonly TimeSpan LongestStart = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-docker-");
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly HashSet<string> _images = [];
    private Process? _engine;

    private string Socket => $"unix://{_folder.FullName}/s";

    public async ValueTask DisposeAsync()
    {
        if (_engine is not null)
        {
            _engine.SendTerminate();
            await _engine.WaitForExitAsync();
            _engine.Dispose();

            // What it leaves mounted where a container was on the machine's own network.
            var networks = Path.Combine(_folder.FullName, "exec", "netns");
            foreach (var network in Directory.Exists(networks) ? Directory.GetFiles(networks) : [])
            {
                await OtherProgram.RunAsync(_folder.FullName, "umount", network);
            }
        }

        _turn.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>Starts the engine if need be. Skips the calling test where there is none; in CI that is a failure.</summary>
    public async Task StartAsync()
    {
        var isThere = File.Exists(Client) && File.Exists(Engine) && Environment.IsPrivilegedProcess;
        Needed.Require(isThere, What);
        await _turn.WaitAsync();
        try
        {
            _engine ??= await StartNewAsync();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Makes sure that a database's image is there, under the hub's name, and the base image.</summary>
    public async Task AddImageAsync(string name)
    {
        await StartAsync();
        await _turn.WaitAsync();
        try
        {
            if (_images.Add(name))
            {
                await SucceedAsync("import", "--change", $"ENTRYPOINT [\"{name}-entrypoint\"]", StandIn.Archive(name), name);
            }

            if (_images.Add("slipway"))
            {
                await SucceedAsync("load", "--input", BaseArchive.Path);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Builds a folder's Dockerfile with a database's URL as a secret of the build, on the machine's own network.</summary>
    internal Task<ProgramResult> BuildWithUrlAsync(string folder, string image, string url)
    {
        var build = new ProcessStartInfo(Client, ["build", "--network", "host", "--secret", "id=database_url,env=DATABASE_URL", "-t", image, folder]);
        build.Environment["DOCKER_BUILDKIT"] = "1";
        build.Environment["DATABASE_URL"] = url;
        return RunAsync(build);
    }

    /// <summary>Runs Docker's client.</summary>
    internal Task<ProgramResult> RunAsync(params string[] arguments) => RunAsync(new ProcessStartInfo(Client, arguments));

    /// <summary>Runs a program that speaks to this engine.</summary>
    internal Task<ProgramResult> RunAsync(ProcessStartInfo start)
    {
        start.Environment["DOCKER_HOST"] = Socket;
        start.Environment["DOCKER_CONFIG"] = StandIn.Configuration;
        start.Environment["PATH"] = $"{Path.GetDirectoryName(Client)}:{Environment.GetEnvironmentVariable("PATH")}";

        // The builder that takes containers without a network; the other one is asked for where its secrets are needed.
        start.Environment.TryAdd("DOCKER_BUILDKIT", "0");
        return OtherProgram.RunAsync(start);
    }

    /// <summary>Runs Docker's client, which must succeed.</summary>
    internal async Task<string> SucceedAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.ExitCode == 0, $"docker {string.Join(' ', arguments)}: {result}");
        return result.Output.Trim();
    }

    private async Task<Process> StartNewAsync()
    {
        var log = Path.Combine(_folder.FullName, "log");
        string[] options =
        [
            "--data-root", Path.Combine(_folder.FullName, "data"), "--exec-root", Path.Combine(_folder.FullName, "exec"), "--pidfile", Path.Combine(_folder.FullName, "pid"),
            "--host", Socket, "--bridge", "none", "--iptables=false", "--log-level", "error",
        ];

        // Through a shell's exec, so that the log goes to a file and the process is the engine itself.
        var engine = Process.Start(new ProcessStartInfo("/bin/sh", ["-c", "log=$1; shift; exec \"$@\" >\"$log\" 2>&1", "sh", log, Engine, .. options]))!;
        var clock = Stopwatch.StartNew();
        while ((await RunAsync("version")).ExitCode != 0)
        {
            if (engine.HasExited || clock.Elapsed > LongestStart)
            {
                Assert.Fail($"The engine does not start: {await File.ReadAllTextAsync(log)}");
            }

            await Task.Delay(50);
        }

        return engine;
    }
}
