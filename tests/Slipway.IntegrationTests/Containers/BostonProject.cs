using Slipway.IntegrationTests.Programs;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Containers;

/// <summary>The project of a user who ran <c>slipway init</c> on a file and <c>docker build</c>, with a database's image at hand.</summary>
public sealed class BostonProject(DockerFixture docker) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-boston-");

    /// <summary>What the image is called.</summary>
    public string Image { get; } = $"boston-{Guid.NewGuid():N}";

    public string Folder => _folder.FullName;

    public async ValueTask InitializeAsync()
    {
        await docker.AddImageAsync("mariadb");
        File.Copy(Repository.Boston("boston.csv"), Path.Combine(Folder, "boston.csv"));
        var written = await SlipwayProgram.RunAsync(Folder, "init", "--file", "boston.csv", "--target", "medv", "--name", Image);
        Assert.True(written.ExitCode == 0, written.ToString());
        await docker.SucceedAsync("build", "-q", "-t", Image, Folder);
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    /// <summary>The project under Compose, not yet up.</summary>
    /// <param name="database">The database's image.</param>
    /// <param name="isFirst">True for Compose 1.29.</param>
    internal ComposeProject Compose(string database = "mariadb", bool isFirst = false) => new(docker, Folder, database) { IsFirst = isFirst };
}
