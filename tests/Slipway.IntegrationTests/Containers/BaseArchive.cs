using Slipway.IntegrationTests.Programs;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Containers;

/// <summary>The base image's archive, which <c>docker/build-base</c> makes before the tests run.</summary>
internal static class BaseArchive
{
    private const string What = "There is no base image: run docker/build-base.";

    private static readonly string Archive = System.IO.Path.Combine(Repository.Root, "artifacts", "base", "slipway-base.tar");

    /// <summary>Where it is. Skips the calling test where there is none; in CI that is a failure.</summary>
    public static string Path
    {
        get
        {
            Needed.Require(File.Exists(Archive), What);
            return Archive;
        }
    }

    /// <summary>Builds an image on it, which must succeed.</summary>
    public static async Task<ProgramResult> BuildAsync(string folder, params string[] arguments)
    {
        var result = await SlipwayProgram.RunAsync(folder, ["build", "--base", Path, .. arguments]);
        Assert.True(result.ExitCode == 0, result.ToString());
        return result;
    }
}
