using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Contract;

public sealed class PostgreSqlRecipeSceneTests(PostgreSqlFixture fixture, DemoFixture demo) : RecipeSceneTests(fixture, demo)
{
    protected override string CastOfNox => "CAST(\"nox\" AS numeric(10,4)) AS \"nox\"";
}
