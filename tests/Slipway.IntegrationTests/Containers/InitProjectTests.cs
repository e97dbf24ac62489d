using Slipway.IntegrationTests.Programs;
using Slipway.IntegrationTests.Servers;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Containers;

/// <summary>What <c>slipway init</c> leaves for containers, as a real engine takes it.</summary>
public sealed class InitProjectTests(DockerFixture docker, MariaDbFixture servers) : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-init-");
    private readonly string _image = $"init-{Guid.NewGuid():N}";

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_file_is_trained_on_while_the_image_is_built_and_its_predictions_are_printed()
    {
        const string Name = "größe [m²] $x.csv";
        await docker.AddImageAsync("mariadb");
        File.Copy(Repository.Boston("boston.csv"), At(Name));
        await InitAsync("--file", Name, "--target", "medv");

        await docker.SucceedAsync("build", "-q", "-t", _image, _folder.FullName);
        var shown = await docker.SucceedAsync("run", "--rm", "--network", "none", _image, "show");
        var predicted = await docker.SucceedAsync("run", "--rm", "--network", "none", "--read-only", _image, "predict");

        Assert.Contains("predicts  medv (regression)", shown, StringComparison.Ordinal);
        Assert.InRange(predicted.Split('\n').Length, 507, 512);
    }

    [Fact]
    public async Task A_server_is_learned_from_by_a_secret_of_the_build()
    {
        await docker.AddImageAsync("mariadb");
        var server = await servers.GetAsync();
        var database = await server.CreateDatabaseAsync();
        await BostonTable.CreateAsync(server, database);
        var url = server.Url(database);
        await InitAsync("--database", url, "--table", "boston_housing");

        var built = await docker.BuildWithUrlAsync(_folder.FullName, _image, url);
        var shown = await docker.SucceedAsync("run", "--rm", "--network", "none", _image, "show");
        var history = await docker.SucceedAsync("history", "--no-trunc", _image);

        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.Contains("boston_housing (506 rows", shown, StringComparison.Ordinal);
        Assert.DoesNotContain(url, history + built, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_are_there_stay_and_a_password_even_where_the_others_are_replaced()
    {
        File.Copy(Repository.Boston("boston.csv"), At("boston.csv"));
        await File.WriteAllTextAsync(At("Dockerfile"), "FROM scratch\n");

        var first = await InitAsync("--file", "boston.csv", "--json");
        var password = await File.ReadAllTextAsync(At("secrets/db_password"));
        var kept = await File.ReadAllTextAsync(At("Dockerfile"));
        await InitAsync("--file", "boston.csv", "--force");

        Assert.DoesNotContain("\"Dockerfile\"", first.Output, StringComparison.Ordinal);
        Assert.Contains("\"compose.yaml\"", first.Output, StringComparison.Ordinal);
        Assert.Equal("FROM scratch\n", kept);
        Assert.StartsWith("#   docker build -t boston .", await File.ReadAllTextAsync(At("Dockerfile")), StringComparison.Ordinal);
        Assert.Equal(password, await File.ReadAllTextAsync(At("secrets/db_password")));
        Assert.Equal(48, password.Trim().Length);
        Assert.Equal("*\n", await File.ReadAllTextAsync(At("secrets/.gitignore")));
    }

    private async Task<ProgramResult> InitAsync(params string[] options)
    {
        var result = await SlipwayProgram.RunAsync(_folder.FullName, ["init", .. options]);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
