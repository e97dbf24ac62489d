using Slipway.Tests.Cli;

namespace Slipway.Tests.Manifests;

public sealed class DeployCommandTests
{
    [Fact]
    public async Task A_stack_for_swarm_counts_its_tasks_as_swarm_does()
    {
        var printed = await Invocation.RunAsync("deploy", "swarm", "--image", "boston:1", "--partitions", "4", "--memory", "96", "--cpus", "0.5");

        Assert.Equal((0, ""), (printed.ExitCode, printed.Error));
        var service = Yaml.Parse(printed.Output)["services"]!["predict"]!;
        Assert.Equal("{{.Task.Slot}}/4", (string?)service["environment"]!["SLIPWAY_PARTITION"]);
        Assert.Matches(@"^\{\{\.Service\.ID}}-\$\{ROUND:\?[^}]+}$", (string?)service["environment"]!["SLIPWAY_PARTITION_ROUND"]);
        Assert.Equal(4, (int?)service["deploy"]!["replicas"]);
        Assert.Equal("""{"reservations":{"cpus":"0.125","memory":"96M"},"limits":{"cpus":"0.5","memory":"96M"}}""", service["deploy"]!["resources"]!.ToJsonString());
    }

    [Fact]
    public async Task A_manifest_for_compose_is_the_one_that_init_leaves()
    {
        var printed = await Invocation.RunAsync("deploy", "compose", "--image", "boston");

        Assert.Equal((0, File.ReadAllText(Repository.Boston("compose.yaml"))), (printed.ExitCode, printed.Output));
    }

    [Fact]
    public async Task A_process_gets_what_a_million_rows_need_and_a_processor_unless_it_is_told_otherwise()
    {
        var swarm = await Invocation.RunAsync("deploy", "swarm");
        var compose = await Invocation.RunAsync("deploy", "compose", "--memory", "512");

        Assert.Equal(
            """{"reservations":{"cpus":"0.25","memory":"256M"},"limits":{"cpus":"1","memory":"256M"}}""",
            Yaml.Parse(swarm.Output)["services"]!["predict"]!["deploy"]!["resources"]!.ToJsonString());
        Assert.Equal("512m", (string?)Yaml.Parse(compose.Output)["services"]!["ds"]!["mem_limit"]);
    }

    [Theory]
    [InlineData("nomad", "deploy", "nomad")]
    [InlineData("--schedule: expected five fields, as cron has them ('0 3 * * *' for every day at 3), or a word such as @daily, found '3 o'clock'.", "deploy", "kubernetes", "--schedule", "3 o'clock")]
    [InlineData("--schedule: the minute is 0 to 59, found '99'; the hour is 0 to 23, found '99'. Expected for", "deploy", "kubernetes", "--schedule", "99 99 * * *")]
    [InlineData("--schedule is for kubernetes", "deploy", "swarm", "--schedule", "@daily")]
    [InlineData("--time-zone says where the hours of a schedule are, and there is none.", "deploy", "kubernetes", "--time-zone", "Etc/UTC")]
    [InlineData("--time-zone: expected a time zone that this machine knows by its IANA name, such as Etc/UTC or Europe/Berlin, found 'Europe/Bern'.", "deploy", "kubernetes", "--schedule", "@daily", "--time-zone", "Europe/Bern")]
    [InlineData("found 'europe/berlin'.", "deploy", "kubernetes", "--schedule", "@daily", "--time-zone", "europe/berlin")]
    [InlineData("found '../zoneinfo/UTC'.", "deploy", "kubernetes", "--schedule", "@daily", "--time-zone", "../zoneinfo/UTC")]
    [InlineData("found 'Local'.", "deploy", "kubernetes", "--schedule", "@daily", "--time-zone", "Local")]
    [InlineData("--partitions is for swarm and kubernetes", "deploy", "compose", "--partitions", "2")]
    [InlineData("--partitions: expected a whole number from 1 to 1000, found 0.", "deploy", "swarm", "--partitions", "0")]
    [InlineData("--memory: expected 64 or more MB, found 5.", "deploy", "swarm", "--memory", "5")]
    [InlineData("--cpus is for swarm and kubernetes", "deploy", "compose", "--cpus", "2")]
    [InlineData("--cpus: expected a number of processors from 0.1 on, with at most three digits after the point, such as 1 or 0.5, found '0.05'.", "deploy", "swarm", "--cpus", "0.05")]
    [InlineData("found '1,5'.", "deploy", "kubernetes", "--cpus", "1,5")]
    [InlineData("found '500m'.", "deploy", "kubernetes", "--cpus", "500m")]
    [InlineData("'Boston: x' is no image's name.", "deploy", "swarm", "--image", "Boston: x")]
    public async Task What_can_t_be_deployed_is_told(string message, params string[] command)
    {
        var ended = await Invocation.RunAsync(command);

        Assert.Equal(((int)ErrorKind.Usage, ""), (ended.ExitCode, ended.Output));
        Assert.Contains(message, ended.Error, StringComparison.Ordinal);
    }
}
