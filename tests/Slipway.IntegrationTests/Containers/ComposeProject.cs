using System.Diagnostics;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Containers;

/// <summary>A folder with a compose.yaml, and what Compose makes of it; all of that goes when the test ends.</summary>
internal sealed class ComposeProject(DockerFixture docker, string folder, string image) : IAsyncDisposable
{
    private const string First = "/usr/bin/docker-compose";

    public string Name { get; init; } = $"t{Guid.NewGuid():N}"[..12];

    /// <summary>True for Compose 1.29, false for Compose 2.</summary>
    public bool IsFirst { get; init; }

    /// <summary>Further environment variables.</summary>
    public Dictionary<string, string> Environment { get; } = [];

    public Task<ProgramResult> RunAsync(params string[] arguments) => docker.RunAsync(Start(arguments));

    /// <summary>Runs a command, which must succeed.</summary>
    /// <returns>What it wrote to standard output.</returns>
    public async Task<string> SucceedAsync(params string[] arguments)
    {
        var result = await RunAsync(arguments);
        Assert.True(result.ExitCode == 0, $"compose {string.Join(' ', arguments)}: {result}");
        return result.Output;
    }

    /// <summary>Runs statements in the project's MariaDB.</summary>
    /// <returns>The rows, their values parted by tabulators.</returns>
    public async Task<string> QueryAsync(string sql) =>
        (await SucceedAsync("exec", "-T", "db", "sh", "-c", "MYSQL_PWD=$(cat /run/secrets/db_password) exec mariadb -uslipway slipway -N -e \"$0\"", sql)).Trim();

    /// <summary>The id of a service's container.</summary>
    public async Task<string> FindAsync(string service) => (await SucceedAsync("ps", "-q", service)).Trim();

    public async ValueTask DisposeAsync() => await RunAsync("down", "--volumes", "--timeout", "1");

    private ProcessStartInfo Start(string[] arguments)
    {
        Needed.Require(!IsFirst || File.Exists(First), "There is no Compose 1.29 (Debian, as root: apt-get install docker-compose).");
        var start = IsFirst ? new ProcessStartInfo(First, arguments) : new ProcessStartInfo("/usr/bin/docker", ["compose", .. arguments]);
        start.WorkingDirectory = folder;
        start.Environment["COMPOSE_PROJECT_NAME"] = Name;
        start.Environment["DB_IMAGE"] = image;
        start.Environment.Remove("DATABASE_URL");
        foreach (var (name, value) in Environment)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
