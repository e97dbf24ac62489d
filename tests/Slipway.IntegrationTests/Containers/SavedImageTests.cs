using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Containers;

/// <summary>Models in what Docker saves, shown without it.</summary>
public sealed class SavedImageTests(DockerFixture docker, DemoFixture demo) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-saved-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_model_is_shown_out_of_what_docker_saves_wherever_the_image_has_it()
    {
        await docker.StartAsync();
        await BaseArchive.BuildAsync(_folder.FullName, "--model-dir", demo.Model, "--tag", "saved:1", "--output", "boston.tar");
        await docker.SucceedAsync("load", "--input", At("boston.tar"));
        foreach (var file in Directory.GetFiles(demo.Model))
        {
            Directory.CreateDirectory(At("context/model"));
            File.Copy(file, At($"context/model/{Path.GetFileName(file)}"));
        }

        await File.WriteAllTextAsync(At("context/Dockerfile"), "FROM saved:1\nENV MODEL_DIR=\nWORKDIR /app\nCOPY model model\n");
        await docker.SucceedAsync("build", "-q", "-t", "saved:2", At("context"));
        await docker.SucceedAsync("save", "saved:1", "-o", At("saved-1.tar"));
        await docker.SucceedAsync("save", "saved:2", "-o", At("saved-2.tar"));

        var built = await ShowAsync("boston.tar");
        var saved = await ShowAsync("saved-1.tar");
        var trained = await ShowAsync(demo.Model);
        var copied = await ShowAsync("saved-2.tar");

        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.Equal(built, saved);
        Assert.Equal(trained, copied);
    }

    private Task<ProgramResult> ShowAsync(string place) => SlipwayProgram.RunAsync(_folder.FullName, "show", place, "--json");

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
