using System.Diagnostics;
using Slipway.IntegrationTests.Programs;
using Slipway.IntegrationTests.Servers;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Containers;

/// <summary>What <c>slipway init</c> leaves for containers, as a real engine and both kinds of Compose take it.</summary>
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

    [Theory]
    [InlineData("mariadb", false)]
    [InlineData("mariadb", true)]
    [InlineData("postgres", false)]
    public async Task Compose_starts_the_model_beside_a_database_with_a_password_of_its_own(string database, bool isFirst)
    {
        await BuildBostonAsync(database);
        await using var project = new ComposeProject(docker, _folder.FullName, database) { IsFirst = isFirst };
        if (database == "postgres")
        {
            project.Environment["DATABASE_URL"] = "postgresql://slipway@db/slipway?password_file=/run/secrets/db_password";
        }

        await project.SucceedAsync("up", "-d");
        await project.SucceedAsync("exec", "-T", "ds", "slipway", "load", "/work/boston.csv", "--into", "boston", "--row-number", "id");
        var said = await project.RunAsync("exec", "-T", "ds", "slipway", "predict", "--table", "boston", "--key", "id", "--into", "boston_predictions");
        var runs = await project.SucceedAsync("exec", "-T", "ds", "slipway", "runs", "--json");
        var container = await project.FindAsync("ds");
        var seen = await docker.SucceedAsync(
            "inspect", "--format", "{{.HostConfig.ReadonlyRootfs}} {{.HostConfig.CapDrop}} {{.HostConfig.SecurityOpt}} {{.HostConfig.Memory}} {{.Config.User}}", container);
        await project.SucceedAsync("stop");

        Assert.Contains("506 predicted into boston_predictions", said.Error + said.Output, StringComparison.Ordinal);
        Assert.Contains("\"state\": \"finished\"", runs, StringComparison.Ordinal);
        Assert.Equal("true [ALL] [no-new-privileges:true] 134217728 10001", seen);
        Assert.Equal("0", await docker.SucceedAsync("inspect", "--format", "{{.State.ExitCode}}", container));
    }

    [Fact]
    public async Task A_managed_database_takes_the_place_of_the_one_beside_by_a_variable()
    {
        await BuildBostonAsync("mariadb");
        var server = await servers.GetAsync();
        var other = await server.CreateDatabaseAsync();
        await BostonTable.CreateAsync(server, other);
        await using var project = new ComposeProject(docker, _folder.FullName, "mariadb");
        project.Environment["DATABASE_URL"] = server.Url(other);
        await File.AppendAllTextAsync(At("compose.override.yaml"), "services: { ds: { network_mode: host } }\n");

        await project.SucceedAsync("up", "-d", "--no-deps", "ds");
        await project.SucceedAsync("exec", "-T", "ds", "slipway", "predict", "--table", "boston_housing", "--key", "id", "--into", "boston_predictions");

        Assert.Equal("", await project.SucceedAsync("ps", "-q", "db"));
        Assert.Equal("506", await server.QueryRowAsync(other, "SELECT count(*) FROM boston_predictions"));
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
        var build = new ProcessStartInfo(
            "/usr/bin/docker", ["build", "--network", "host", "--secret", "id=database_url,env=DATABASE_URL", "-t", _image, _folder.FullName]);
        build.Environment["DOCKER_BUILDKIT"] = "1";
        build.Environment["DATABASE_URL"] = url;

        var built = await docker.RunAsync(build);
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

    private async Task BuildBostonAsync(string database)
    {
        await docker.AddImageAsync(database);
        File.Copy(Repository.Boston("boston.csv"), At("boston.csv"));
        await InitAsync("--file", "boston.csv", "--target", "medv", "--name", _image);
        await docker.SucceedAsync("build", "-q", "-t", _image, _folder.FullName);
    }

    private async Task<ProgramResult> InitAsync(params string[] options)
    {
        var result = await SlipwayProgram.RunAsync(_folder.FullName, ["init", .. options]);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
