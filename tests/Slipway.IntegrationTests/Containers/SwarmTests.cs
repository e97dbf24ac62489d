using System.Diagnostics;
using System.Globalization;
using Slipway.IntegrationTests.Programs;
using Slipway.IntegrationTests.Servers;
using Slipway.IntegrationTests.Servers.Faults;
using Slipway.Sinks;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Containers;

/// <summary>The stack of <c>slipway deploy swarm</c> on a real swarm of one node.</summary>
public sealed class SwarmTests(DockerFixture docker, MariaDbFixture servers, DemoFixture demo) : IAsyncLifetime
{
    private const int Rows = 60_000;
    private const int Partitions = 4;
    private const string Rounds = "SELECT count(DISTINCT round), count(*) FROM slipway_partitions";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-swarm-");
    private readonly string _name = $"swarm-{Guid.NewGuid():N}"[..16];
    private FaultScene _scene = null!;

    public async ValueTask InitializeAsync()
    {
        await docker.StartAsync();
        _scene = await FaultScene.CreateAsync(await servers.GetAsync(), demo);
        await _scene.CreateRowsAsync(Rows);
        await FaultScene.SucceedAsync(_scene.Predict("undisturbed"));
        await File.WriteAllTextAsync(At("slipway.yaml"), $"name: {_name}\npredict:\n  table: many\n  key: id\n  into: swarm\n  chunk_rows: 32\n");
        await BaseArchive.BuildAsync(_folder.FullName, "--model-dir", demo.Model, "--tag", _name, "--output", "image.tar");
        await docker.SucceedAsync("load", "--input", At("image.tar"));
        await docker.SucceedAsync("swarm", "init", "--advertise-addr", "127.0.0.1", "--listen-addr", string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{LoopbackPort.Free()}"));
    }

    public async ValueTask DisposeAsync()
    {
        await docker.RunAsync("stack", "rm", _name);
        await docker.RunAsync("swarm", "leave", "--force");
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Its_tasks_predict_a_partition_each_one_that_is_killed_is_started_again_and_another_round_predicts_anew()
    {
        await File.WriteAllTextAsync(At("url"), _scene.Url);
        await docker.SucceedAsync("secret", "create", $"{_name}_database_url", At("url"));
        var manifest = await SlipwayProgram.RunAsync(_folder.FullName, "deploy", "swarm", "--partitions", $"{Partitions}");
        await File.WriteAllTextAsync(At("swarm.yaml"), manifest.Output);

        // The database is on this machine's loopback address.
        await File.WriteAllTextAsync(At("host.yaml"), "version: \"3.8\"\nservices: { predict: { networks: [host] } }\nnetworks: { host: { external: true, name: host } }\n");
        Assert.Contains("required variable ROUND is missing a value: each deployment needs a new one, such as the time", (await DeployAsync(round: "")).Error, StringComparison.Ordinal);
        await RequireDeployedAsync("first");
        string running;
        while ((running = await docker.SucceedAsync("ps", "-q", "--filter", $"label=com.docker.swarm.service.name={_name}_predict")).Length == 0 || await CommittedAsync() == 0)
        {
            await Task.Delay(10, TestContext.Current.CancellationToken);
        }

        await docker.RunAsync("kill", running.Split('\n')[0]);
        var states = await WaitForCompleteAsync(Partitions);

        Assert.Contains(states, state => state.StartsWith("Failed", StringComparison.Ordinal));
        await _scene.RequireEqualAsync("undisturbed", "swarm");
        Assert.Equal(["swarm 1/4", "swarm 2/4", "swarm 3/4", "swarm 4/4"], await FinishedAsync());
        Assert.Equal("1|4", await _scene.QueryRowAsync(Rounds));

        // Only another round runs the tasks again, and finds bounds of its own.
        await RequireDeployedAsync("first");
        await RequireDeployedAsync("second");
        await WaitForCompleteAsync(2 * Partitions);

        Assert.Equal(2 * Partitions, (await FinishedAsync()).Count());
        Assert.Equal("2|8", await _scene.QueryRowAsync(Rounds));
    }

    private async Task RequireDeployedAsync(string round)
    {
        var deployed = await DeployAsync(round);
        Assert.True(deployed.ExitCode == 0, $"{deployed}");
    }

    private Task<ProgramResult> DeployAsync(string round)
    {
        var deploy = new ProcessStartInfo(DockerFixture.Client, ["stack", "deploy", "--resolve-image", "never", "-c", At("swarm.yaml"), "-c", At("host.yaml"), _name]);
        deploy.Environment["ROUND"] = round;
        return docker.RunAsync(deploy);
    }

    /// <returns>The states of all tasks.</returns>
    private async Task<string[]> WaitForCompleteAsync(int tasks)
    {
        string[] states;
        do
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
            states = (await docker.SucceedAsync("stack", "ps", _name, "--format", "{{.CurrentState}}")).Split('\n');
        }
        while (states.Count(state => state.StartsWith("Complete", StringComparison.Ordinal)) < tasks);
        return states;
    }

    private async Task<IEnumerable<string>> FinishedAsync() =>
        (await _scene.RunsAsync("swarm")).Where(run => run.State == RunState.Finished).Select(run => $"{run.Sink} {run.Partition}").Order();

    private async Task<long> CommittedAsync() => (await _scene.RunsAsync("swarm")).Sum(run => run.Rows);

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
