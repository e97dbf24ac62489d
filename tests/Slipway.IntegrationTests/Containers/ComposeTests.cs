using Slipway.IntegrationTests.Servers;

namespace Slipway.IntegrationTests.Containers;

/// <summary>The compose.yaml of <c>slipway init</c>, as both kinds of Compose take it.</summary>
public sealed class ComposeTests(DockerFixture docker, BostonProject boston, MariaDbFixture servers) : IClassFixture<BostonProject>
{
    [Theory]
    [InlineData("mariadb", false)]
    [InlineData("mariadb", true)]
    [InlineData("postgres", false)]
    public async Task Compose_starts_the_model_beside_a_database_with_a_password_of_its_own(string database, bool isFirst)
    {
        await docker.AddImageAsync(database);
        await using var project = boston.Compose(database, isFirst);
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
        Assert.Equal("true [ALL] [no-new-privileges:true] 268435456 10001", seen);
        Assert.Equal("0", await docker.SucceedAsync("inspect", "--format", "{{.State.ExitCode}}", container));
    }

    [Fact]
    public async Task A_managed_database_takes_the_place_of_the_one_beside_by_a_variable()
    {
        var server = await servers.GetAsync();
        var other = await server.CreateDatabaseAsync();
        await BostonTable.CreateAsync(server, other);
        await using var project = boston.Compose();
        project.Environment["DATABASE_URL"] = server.Url(other);

        // The other database is on this machine's loopback address.
        var host = Path.Combine(boston.Folder, "host.yaml");
        await File.WriteAllTextAsync(host, "services: { ds: { network_mode: host } }\n");
        project.Environment["COMPOSE_FILE"] = $"compose.yaml:{host}";

        await project.SucceedAsync("up", "-d", "--no-deps", "ds");
        await project.SucceedAsync("exec", "-T", "ds", "slipway", "predict", "--table", "boston_housing", "--key", "id", "--into", "boston_predictions");

        Assert.Equal("", await project.SucceedAsync("ps", "-q", "db"));
        Assert.Equal("506", await server.QueryRowAsync(other, "SELECT count(*) FROM boston_predictions"));
    }
}
