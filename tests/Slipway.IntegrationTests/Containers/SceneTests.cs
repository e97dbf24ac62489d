using System.Diagnostics;
using Slipway.IntegrationTests.Programs;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Containers;

/// <summary>The scripts of examples/boston, run as they stand there.</summary>
public sealed class SceneTests(DockerFixture docker) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-scene-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Without_a_database_the_image_shows_its_metrics_and_prints_predictions()
    {
        await CopyAsync();

        var scene = await RunAsync("without-database");

        Assert.True(scene.ExitCode == 0, scene.ToString());
        Assert.Contains("mean square error         1.7471    13.082     36.921", scene.Output, StringComparison.Ordinal);
        Assert.Contains("\n506,22.90952", scene.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_a_database_three_rows_are_scored_and_read_back_by_sql()
    {
        await CopyAsync();
        await using var project = new ComposeProject(docker, _folder.FullName, "mariadb") { Name = "scene" };

        var scene = await RunAsync("with-database");
        var again = await RunAsync("with-database");

        Assert.True(scene.ExitCode == 0, scene.ToString());
        Assert.Contains("Run 1: 3 rows read, 3 predicted into boston_predictions", scene.Output + scene.Error, StringComparison.Ordinal);
        Assert.Matches(@"\|  3 \|      1 \| +34\.64468", scene.Output);
        Assert.Matches(@"\|  3 \|      2 \| +34\.64468", again.Output);
    }

    private async Task CopyAsync()
    {
        await docker.AddImageAsync("mariadb");
        foreach (var file in new DirectoryInfo(Repository.Boston("")).EnumerateFiles())
        {
            file.CopyTo(Path.Combine(_folder.FullName, file.Name));
        }
    }

    private Task<ProgramResult> RunAsync(string script)
    {
        var start = new ProcessStartInfo(Path.Combine(_folder.FullName, script));
        start.Environment["DB_IMAGE"] = "mariadb";
        start.Environment["COMPOSE_PROJECT_NAME"] = "scene";
        start.Environment.Remove("DATABASE_URL");
        return docker.RunAsync(start);
    }
}
