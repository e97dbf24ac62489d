using Slipway.Manifests;
using Slipway.Sources;

namespace Slipway.Tests.Manifests;

public sealed class ComposeTextTests
{
    [Fact]
    public void The_example_is_what_init_writes() =>
        Assert.Equal(File.ReadAllText(Repository.Boston("compose.yaml")), ComposeText.Compose("boston", DatabaseKind.MySql));

    [Fact]
    public void A_project_on_postgresql_is_given_postgresql()
    {
        var text = ComposeText.Compose("boston", DatabaseKind.PostgreSql);

        Assert.Contains("${DB_IMAGE:-postgres:15}", text, StringComparison.Ordinal);
        Assert.Contains("${DATABASE_URL:-postgresql://slipway@db/slipway?password_file=/run/secrets/db_password}", text, StringComparison.Ordinal);
    }
}
