using System.Diagnostics;
using Slipway.IntegrationTests.Programs;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Builds;

/// <summary>One commit, built anywhere, gives the same assemblies: what runs can be held against what was read.</summary>
public sealed class ReproducibleBuildTests : IDisposable
{
    private static readonly string[] Assemblies = ["Slipway.dll", "Slipway.Cli.dll"];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-build-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task Two_folders_of_other_names_and_lengths_give_assemblies_that_are_equal_to_the_byte()
    {
        var first = Path.Combine(_folder.FullName, "a");
        var second = Path.Combine(_folder.FullName, "another folder", "with a much longer name");
        await CopySourcesAsync(first);
        await CopySourcesAsync(second);

        await Task.WhenAll(BuildAsync(first), BuildAsync(second));

        Assert.All(Assemblies, name => Assert.Equal(Built(first, name), Built(second, name)));
    }

    // What git tracks, or would: a file that was just added is part of the next commit.
    private static async Task CopySourcesAsync(string folder)
    {
        var files = await OtherProgram.RunAsync(Repository.Root, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard");
        Assert.True(files.ExitCode == 0, files.ToString());
        foreach (var file in files.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries).Where(file => File.Exists(Path.Combine(Repository.Root, file))))
        {
            var copy = Path.Combine(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(Path.Combine(Repository.Root, file), copy);
        }
    }

    // From the packages that the repository's own build restored, without a server that would outlive the test.
    private async Task BuildAsync(string folder)
    {
        string[] arguments =
        [
            "build", "src/Slipway.Cli", "-c", "Release", "-v", "quiet", "-nologo", "-nodeReuse:false",
            $"-p:RestoreSources={_folder.CreateSubdirectory("no-packages").FullName}", "-p:NuGetAudit=false", "-p:UseSharedCompilation=false", "-p:RunAnalyzers=false",
        ];

        var build = await OtherProgram.RunAsync(new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder });

        Assert.True(build.ExitCode == 0, build.ToString());
    }

    private static byte[] Built(string folder, string name) =>
        File.ReadAllBytes(Path.Combine(folder, "artifacts", "bin", "Slipway.Cli", "release", name));
}
