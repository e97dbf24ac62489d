using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Manifests;
using Slipway.Tests.Cli;

namespace Slipway.Tests.Manifests;

/// <summary>The manifests, held to the API's own schemas (Schemas/bundle).</summary>
public sealed class KubernetesTextTests
{
    private static readonly SchemaFile Api = new("tests", "Slipway.Tests", "Manifests", "Schemas", "kubernetes.schema.json");

    [Theory]
    [InlineData(1, null)]
    [InlineData(1, "@daily")]
    [InlineData(8, null)]
    [InlineData(8, "0 3 * * MON-FRI")]
    public void The_api_takes_the_manifest(int partitions, string? schedule)
    {
        var manifest = Yaml.Parse(Compose(partitions, schedule));

        Assert.Empty(Faults(manifest));
        var job = schedule is null ? manifest["spec"]! : manifest["spec"]!["jobTemplate"]!["spec"]!;
        Assert.Equal(schedule is null ? "Job" : "CronJob", (string?)manifest["kind"]);
        Assert.Equal(partitions == 1 ? null : "Indexed", (string?)job["completionMode"]);
        Assert.Equal(partitions == 1 ? null : partitions, (int?)job["completions"]);
        Assert.Equal("registry.example.com/me/boston:1", (string?)Container(job)["image"]);
        Assert.Equal(partitions == 1 ? 2 : 5, Container(job)["env"]!.AsArray().Count);
    }

    [Fact]
    public void The_container_has_no_rights_and_reads_the_database_s_url_from_a_secret()
    {
        var job = Yaml.Parse(Compose(1, null))["spec"]!;
        var pod = job["template"]!["spec"]!;

        Assert.Equal("""{"readOnlyRootFilesystem":true,"allowPrivilegeEscalation":false,"capabilities":{"drop":["ALL"]}}""", Container(job)["securityContext"]!.ToJsonString());
        Assert.Equal("""{"runAsNonRoot":true,"runAsUser":10001,"runAsGroup":10001,"fsGroup":10001,"seccompProfile":{"type":"RuntimeDefault"}}""", pod["securityContext"]!.ToJsonString());
        Assert.Equal("""{"secretName":"boston-housing-database","defaultMode":288}""", pod["volumes"]![0]!["secret"]!.ToJsonString());
        Assert.False((bool)pod["automountServiceAccountToken"]!);
    }

    [Fact]
    public void A_process_gets_what_a_million_rows_need_and_a_processor_unless_it_is_told_otherwise()
    {
        var options = new DeployOptions { Model = "boston", Image = "boston" };
        var usual = Yaml.Parse(KubernetesText.Compose(options));
        var large = Yaml.Parse(KubernetesText.Compose(options with { Memory = 512, Cpus = "2.5" }));

        Assert.Empty(Faults(large));
        Assert.Equal("""{"requests":{"cpu":"0.25","memory":"256Mi"},"limits":{"cpu":"1","memory":"256Mi"}}""", Container(usual["spec"]!)["resources"]!.ToJsonString());
        Assert.Equal("""{"requests":{"cpu":"0.625","memory":"512Mi"},"limits":{"cpu":"2.5","memory":"512Mi"}}""", Container(large["spec"]!)["resources"]!.ToJsonString());
    }

    [Fact]
    public async Task A_schedule_is_of_utc_or_of_the_zone_that_is_named()
    {
        Assert.Equal("Etc/UTC", (string?)Yaml.Parse(Compose(1, "@daily"))["spec"]!["timeZone"]);

        var printed = await Invocation.RunAsync("deploy", "kubernetes", "--schedule", "0 3 * * *", "--time-zone", "America/New_York");

        var manifest = Yaml.Parse(printed.Output);
        Assert.Empty(Faults(manifest));
        Assert.Equal("America/New_York", (string?)manifest["spec"]!["timeZone"]);
    }

    [Fact]
    public void A_fault_that_each_try_of_predict_would_end_with_fails_the_job_and_any_other_is_tried_again()
    {
        var rules = Yaml.Parse(Compose(1, null))["spec"]!["podFailurePolicy"]!["rules"]!.AsArray();

        var final = Assert.Single(rules, rule => (string?)rule!["action"] == "FailJob")!["onExitCodes"]!;
        Assert.Equal("In", (string?)final["operator"]);
        Assert.Equal([ErrorKind.Usage, ErrorKind.Data, ErrorKind.Model], final["values"]!.AsArray().Select(code => (ErrorKind)(int)code!));
    }

    [Fact]
    public void A_name_that_is_a_number_stays_text()
    {
        var manifest = Yaml.Parse(KubernetesText.Compose(new DeployOptions { Model = "2024", Image = "2024", Schedule = "@daily" }));

        Assert.Empty(Faults(manifest));
        Assert.Equal("2024", (string?)Container(manifest["spec"]!["jobTemplate"]!["spec"]!)["image"]);
    }

    [Theory]
    [InlineData("template", "templates")]
    [InlineData("readOnlyRootFilesystem", "readonlyRootFilesystem")]
    [InlineData("restartPolicy: Never", "restartPolicy: [Never]")]
    [InlineData("runAsUser: 10001", "runAsUser: nobody")]
    [InlineData("batch/v1", "batch/v2")]
    [InlineData("kind: Job", "kind: Jobs")]
    public void The_schemas_refuse_a_mistake(string right, string wrong)
    {
        var text = Compose(8, null);
        Assert.Contains(right, text, StringComparison.Ordinal);

        Assert.NotEmpty(Faults(Yaml.Parse(text.Replace(right, wrong, StringComparison.Ordinal))));
    }

    private static string Compose(int partitions, string? schedule) =>
        KubernetesText.Compose(new DeployOptions { Model = "Boston housing", Image = "registry.example.com/me/boston:1", Partitions = partitions, Schedule = schedule });

    private static JsonNode Container(JsonNode job) => job["template"]!["spec"]!["containers"]![0]!;

    private static IReadOnlyList<string> Faults(JsonNode manifest) => Api.Faults(JsonSerializer.SerializeToElement(manifest));
}
