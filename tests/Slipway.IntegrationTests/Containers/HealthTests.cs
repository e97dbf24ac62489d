using System.Text.Json;
using Slipway.IntegrationTests.Faults;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Containers;

/// <summary>What a container's <c>HEALTHCHECK</c> asks.</summary>
public sealed class HealthTests : FaultTests
{
    [Fact]
    public async Task A_whole_model_is_healthy_wherever_the_environment_says_it_is()
    {
        Directory.Move(Path.Combine(Folder, "model"), Path.Combine(Folder, "moved"));
        File.Move(Path.Combine(Folder, "moved", "model.txt"), Path.Combine(Folder, "moved", "m.txt"));
        File.Move(Path.Combine(Folder, "moved", "metadata.json"), Path.Combine(Folder, "moved", "m.json"));
        var environment = new Dictionary<string, string> { ["MODEL_DIR"] = "moved", ["MODEL_FILE"] = "m.txt", ["METADATA_FILE"] = "m.json" };

        var text = await SlipwayProgram.RunAsync(Folder, environment, "health");
        var json = await RunAsync("health", "--model-dir", "moved", "--model-file", "m.txt", "--metadata-file", "m.json", "--json");

        Assert.True(text.ExitCode == 0, text.ToString());
        Assert.StartsWith("The model boston-housing is whole", text.Output, StringComparison.Ordinal);
        Assert.True(json.ExitCode == 0, json.ToString());
        Assert.True(JsonDocument.Parse(json.Output).RootElement.GetProperty("healthy").GetBoolean());
    }

    [Fact]
    public async Task A_database_that_is_down_leaves_it_healthy()
    {
        var environment = new Dictionary<string, string> { ["DATABASE_URL"] = "mysql://root@127.0.0.1:1/nowhere" };

        var result = await SlipwayProgram.RunAsync(Folder, environment, "health");

        Assert.True(result.ExitCode == 0, result.ToString());
    }

    [Fact]
    public async Task Whatever_the_fault_is_it_ends_with_1_and_says_so()
    {
        const int Unhealthy = 1;
        await File.WriteAllTextAsync(Path.Combine(Folder, "faulty.yaml"), "model: [", TestContext.Current.CancellationToken);

        var missing = await RunAsync("health", "--model-dir", "nowhere");
        var project = await RunAsync("health", "--project", "faulty.yaml");
        TamperWithModel();
        var tampered = await RunAsync("health");
        var json = await RunAsync("health", "--json");

        Assert.All([missing, project, tampered, json], result => Assert.True(result.ExitCode == Unhealthy, result.ToString()));
        Assert.StartsWith("error: There is no model in 'nowhere'", missing.Error, StringComparison.Ordinal);
        Assert.StartsWith("error: faulty.yaml:", project.Error, StringComparison.Ordinal);
        Assert.Contains("do not match the digest", tampered.Error, StringComparison.Ordinal);
        var error = JsonDocument.Parse(json.Output).RootElement.GetProperty("error");
        Assert.Equal("model", error.GetProperty("kind").GetString());
        Assert.Equal(Unhealthy, error.GetProperty("exit_code").GetInt32());
    }
}
