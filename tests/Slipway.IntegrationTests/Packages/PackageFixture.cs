using System.Diagnostics;
using Slipway.IntegrationTests.Programs;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Packages;

/// <summary>Both packages, in a folder that has room for what is made of them. No package source but that folder is asked.</summary>
public sealed class PackageFixture : IAsyncLifetime
{
    // Nobody else has such a package, so that what is unpacked is what was packed.
    public const string Version = "0.0.0-test";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-packages-");

    public string Packages => File("packages");

    public string Library => Path.Combine(Packages, $"Slipway.{Version}.nupkg");

    public string Tool => Path.Combine(Packages, $"Slipway.Cli.{Version}.nupkg");

    public string File(string name) => Path.Combine(_folder.FullName, name);

    public async ValueTask InitializeAsync() => await PackAsync(Packages);

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    // Built anew, beside the repository's own artifacts: there, publishing the native program leaves the settings of one that brings its runtime.
    internal async Task PackAsync(string into)
    {
        foreach (var project in new[] { "src/Slipway", "src/Slipway.Cli" })
        {
            var pack = await SdkAsync(
                Repository.Root, "pack", project, "-c", "Release", "-v", "quiet", "-o", into, "--artifacts-path", File("artifacts"), $"-p:PackageVersion={Version}",
                $"-p:RestoreSources={_folder.CreateSubdirectory("no-packages").FullName}", "-p:NuGetAudit=false", "-p:RunAnalyzers=false");
            Assert.True(pack.ExitCode == 0, pack.ToString());
        }
    }

    internal static Task<ProgramResult> SdkAsync(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder };
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        start.Environment["DOTNET_NOLOGO"] = "1";

        // Servers of the SDK would outlive the test.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["UseSharedCompilation"] = "false";
        return OtherProgram.RunAsync(start);
    }
}
