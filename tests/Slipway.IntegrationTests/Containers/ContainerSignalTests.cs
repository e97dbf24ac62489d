using System.Globalization;
using Slipway.IntegrationTests.Programs;
using Slipway.IntegrationTests.Servers;
using Slipway.IntegrationTests.Servers.Faults;

namespace Slipway.IntegrationTests.Containers;

/// <summary>A prediction that is itself the container's process, and is told to end.</summary>
public sealed class ContainerSignalTests(DockerFixture docker, BostonProject boston, MariaDbFixture servers, DemoFixture demo) : IClassFixture<BostonProject>
{
    private const int Rows = 200_000;
    private const string Into = "stopped";

    [Fact]
    public async Task It_ends_before_docker_kills_it_and_what_it_says_of_its_progress_is_true()
    {
        var scene = await FaultScene.CreateAsync(await servers.GetAsync(), demo);
        await scene.CreateRowsAsync(Rows);
        string[] run =
        [
            "run", "--network", "host", "--read-only", "--cap-drop", "ALL", "-e", $"DATABASE_URL={scene.Url}", "-e", "SLIPWAY_LOG_FORMAT=json", boston.Image,
            "predict", "--table", "many", "--key", "id", "--into", Into, "--set", "predict.chunk_rows=32",
        ];

        var container = await docker.SucceedAsync([run[0], "-d", .. run[1..]]);
        while (await scene.RequireTrueProgressAsync(Into) == 0)
        {
            Assert.Equal("true", await docker.SucceedAsync("inspect", "--format", "{{.State.Running}}", container));
        }

        await docker.SucceedAsync("stop", "--time", "2", container);
        var exitCode = await docker.SucceedAsync("inspect", "--format", "{{.State.ExitCode}}", container);
        var logs = await docker.RunAsync("logs", container);
        await docker.SucceedAsync("rm", container);
        var committed = await scene.RequireTrueProgressAsync(Into);
        var again = await docker.RunAsync([run[0], "--rm", .. run[1..]]);

        Assert.Equal("143", exitCode);
        Assert.Contains("\"kind\":\"terminated\",\"exit_code\":143}", logs.Error, StringComparison.Ordinal);
        Assert.All(logs.Error.TrimEnd().Split('\n'), line => Assert.StartsWith("{\"time\":", line, StringComparison.Ordinal));
        Assert.InRange(committed, 1, Rows - 1);
        Assert.True(again.ExitCode == 0, again.ToString());
        Assert.Equal(Rows.ToString(CultureInfo.InvariantCulture), await scene.QueryRowAsync($"SELECT count(*) FROM {Into}"));
    }

    [Fact]
    public async Task Exit_codes_pass_through()
    {
        (string[] Command, ErrorKind Kind)[] faults =
        [
            (["predict", "--file", "no.csv"], ErrorKind.Usage),
            (["check", "--database", "mysql://nobody@127.0.0.1:1/x", "--table", "t"], ErrorKind.Database),
            (["show", "/nowhere"], ErrorKind.Model),
            (["predict", "--output", "/p.csv"], ErrorKind.Storage),
        ];

        foreach (var (command, kind) in faults)
        {
            var ended = await docker.RunAsync(["run", "--rm", "--network", "none", "--read-only", boston.Image, .. command]);

            Assert.True(ended.ExitCode == (int)kind, $"{kind} of {string.Join(' ', command)}: {ended}");
        }
    }
}
