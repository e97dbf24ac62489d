using Slipway.Tests;

namespace Slipway.IntegrationTests.Containers;

/// <summary>What stands in for what a hub would give: images of databases, and Compose 2. <c>StandIns/make</c> makes them before the tests run.</summary>
internal static class StandIn
{
    /// <summary>The folder for Docker's configuration that has Compose 2 in it.</summary>
    public static string Configuration { get; } = Path.Combine(Repository.Root, "artifacts", "stand-ins");

    /// <summary>An image's archive. Skips the calling test where there is none; in CI that is a failure.</summary>
    public static string Archive(string name)
    {
        var archive = Path.Combine(Configuration, $"{name}.tar");
        Programs.Needed.Require(File.Exists(archive), "There are no images of databases: run tests/Slipway.IntegrationTests/Containers/StandIns/make artifacts/stand-ins.");
        return archive;
    }
}
