using System.Globalization;
using Slipway.IntegrationTests.Programs;
using Slipway.IntegrationTests.Servers;

namespace Slipway.IntegrationTests.Containers;

/// <summary>Images with a model as a real engine runs them.</summary>
public sealed class ContainerTests(DockerFixture docker, DemoFixture demo) : IAsyncLifetime
{
    private static readonly string[] Locked = ["--rm", "--network", "none", "--read-only", "--user", "12345", "--cap-drop", "ALL", "-m", "96m"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-container-");
    private readonly string _image = $"boston:{Guid.NewGuid():N}";

    public async ValueTask InitializeAsync()
    {
        await docker.StartAsync();
        await BaseArchive.BuildAsync(_folder.FullName, "--model-dir", demo.Model, "--tag", _image, "--output", "boston.tar");
        await docker.SucceedAsync("load", "--input", Path.Combine(_folder.FullName, "boston.tar"));
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_container_without_any_right_shows_the_model_and_predicts_the_rows_of_a_file()
    {
        File.Copy(Path.Combine(demo.Folder, "boston_scrambled.csv"), Path.Combine(_folder.FullName, "rows.csv"));
        FileAccessRights.Set(_folder.FullName, (UnixFileMode)0b111_101_101);

        var shown = await docker.SucceedAsync(["run", .. Locked, _image, "show"]);
        var predicted = await docker.RunAsync(["run", .. Locked, "-v", $"{_folder.FullName}:/data:ro", _image, "predict", "--file", "/data/rows.csv", "--output", "-"]);
        var absent = await docker.RunAsync(["run", .. Locked, _image, "predict", "--file", "/data/none.csv"]);

        Assert.Contains("boston-housing", shown, StringComparison.Ordinal);
        Assert.True(predicted.ExitCode == 0, predicted.ToString());
        Assert.Equal(File.ReadLines(Path.Combine(_folder.FullName, "rows.csv")).Count(), predicted.Output.Trim().Split('\n').Length);
        Assert.Equal((int)ErrorKind.Usage, absent.ExitCode);
    }

    [Fact]
    public async Task A_container_that_may_write_everywhere_writes_nothing_but_what_it_is_told_to()
    {
        File.Copy(Path.Combine(demo.Folder, "boston_scrambled.csv"), Path.Combine(_folder.FullName, "rows.csv"));
        FileAccessRights.Set(_folder.FullName, (UnixFileMode)0b111_101_101);

        var container = await docker.SucceedAsync(
            "create", "--network", "none", "--user", "0", "-v", $"{_folder.FullName}:/data:ro", _image, "predict", "--file", "/data/rows.csv", "--output", "/tmp/predictions.csv");
        var ended = await docker.RunAsync("start", "--attach", container);
        var changes = await docker.SucceedAsync("diff", container);
        await docker.SucceedAsync("rm", container);

        Assert.True(ended.ExitCode == 0, ended.ToString());
        Assert.Equal(["A /data", "A /tmp/predictions.csv", "C /tmp"], changes.Split('\n').Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_container_stands_by_for_commands_and_ends_with_0_when_it_is_told_to()
    {
        var container = await docker.SucceedAsync(["run", "-d", .. Locked.Except(["--rm"]), _image]);
        var shown = await docker.SucceedAsync("exec", container, "slipway", "show");
        var health = await docker.SucceedAsync("exec", container, "slipway", "health");

        // Docker kills what does not end, and that is exit code 137.
        await docker.SucceedAsync("stop", "--time", "30", container);

        Assert.Contains("boston-housing", shown, StringComparison.Ordinal);
        Assert.Contains("boston-housing", health, StringComparison.Ordinal);
        Assert.Equal("0", await docker.SucceedAsync("inspect", "--format", "{{.State.ExitCode}}", container));
        Assert.Contains("Ready", (await docker.RunAsync("logs", container)).Error, StringComparison.Ordinal);
        await docker.SucceedAsync("rm", container);
    }

    [Fact]
    public async Task A_model_that_was_tampered_with_is_refused_at_start()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "model.txt"), "tree\n");
        await File.WriteAllTextAsync(Path.Combine(_folder.FullName, "Dockerfile"), $"FROM {_image}\nCOPY model.txt /model/model.txt\n");
        var tampered = $"{_image}-tampered";
        await docker.SucceedAsync("build", "-q", "-t", tampered, _folder.FullName);

        var started = await docker.RunAsync(["run", .. Locked, tampered]);
        var health = await docker.RunAsync(["run", .. Locked, tampered, "health"]);

        Assert.Equal((int)ErrorKind.Model, started.ExitCode);
        Assert.Contains("do not match the digest", started.Error, StringComparison.Ordinal);
        Assert.Equal(1, health.ExitCode);
    }

    [Fact]
    public async Task A_model_is_trained_while_an_image_is_built()
    {
        var from = $"slipway:{Guid.NewGuid():N}";
        await docker.SucceedAsync("load", "--input", BaseArchive.Path);
        await docker.SucceedAsync("tag", "slipway:latest", from);
        File.Copy(Path.Combine(demo.Folder, "boston.db"), Path.Combine(_folder.FullName, "boston.db"));
        File.Copy(Path.Combine(demo.Folder, "slipway.yaml"), Path.Combine(_folder.FullName, "slipway.yaml"));
        await File.WriteAllTextAsync(
            Path.Combine(_folder.FullName, "Dockerfile"),
            string.Create(CultureInfo.InvariantCulture, $"FROM {from}\nENV MODEL_DIR=/model\nCOPY slipway.yaml boston.db /work/\nUSER 0\nRUN [\"slipway\", \"train\"]\nUSER 10001\n"));

        await docker.SucceedAsync("build", "--network", "none", "-q", "-t", $"{_image}-trained", _folder.FullName);
        var shown = await docker.SucceedAsync(["run", .. Locked, $"{_image}-trained", "show", "--json"]);

        Assert.Contains("\"test_mean_square_error\": 13.08", shown, StringComparison.Ordinal);
    }
}
