using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Contract;

public sealed class MariaDbRecipeSceneTests(MariaDbFixture fixture, DemoFixture demo) : RecipeSceneTests(fixture, demo)
{
    protected override string CastOfNox => "CAST(`nox` AS DECIMAL(10,4)) AS `nox`";
}
