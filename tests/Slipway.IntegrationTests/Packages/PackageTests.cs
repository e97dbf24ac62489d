using System.Diagnostics;
using System.IO.Compression;
using Slipway.IntegrationTests.Programs;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Packages;

/// <summary>Library and program as the users of their packages have them.</summary>
public sealed class PackageTests(PackageFixture packages, DemoFixture demo) : IClassFixture<PackageFixture>
{
    private const string Project = $"""
        <Project Sdk="Microsoft.NET.Sdk">
          <PropertyGroup>
            <OutputType>Exe</OutputType>
            <TargetFramework>net10.0</TargetFramework>
            <Nullable>enable</Nullable>
            <ImplicitUsings>enable</ImplicitUsings>
            <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
            <PublishAot>true</PublishAot>
          </PropertyGroup>
          <ItemGroup>
            <PackageReference Include="Slipway" Version="{PackageFixture.Version}" />
          </ItemGroup>
        </Project>
        """;

    [Fact]
    public async Task A_native_program_that_refers_to_the_package_publishes_without_a_warning_and_predicts_with_the_model_of_the_demo()
    {
        var folder = Directory.CreateDirectory(packages.File("app")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "app.csproj"), Project);
        File.Copy(Path.Combine(Repository.Root, "examples", "library", "Program.cs"), Path.Combine(folder, "Program.cs"));

        var publish = await PackageFixture.SdkAsync(
            folder, "publish", "-c", "Release", "-v", "quiet", "-o", "out", $"-p:RestoreSources={packages.Packages}", $"-p:RestorePackagesPath={packages.File("unpacked")}",
            $"-p:RestoreAdditionalProjectFallbackFolders={RestoredPackages()}", "-p:NuGetAudit=false");
        var app = Path.Combine(folder, "out", "app");
        var byFolder = await RunAsync(app, new() { ["MODEL_DIR"] = "mysql://nowhere" }, demo.Model);
        var byVariable = await RunAsync(app, new() { ["MODEL_DIR"] = demo.Model });
        var otherFile = await RunAsync(app, new() { ["MODEL_FILE"] = "other.txt" }, demo.Model);
        var noName = await RunAsync(app, new() { ["METADATA_FILE"] = "a/b" }, demo.Model);

        Assert.True(publish.ExitCode == 0, publish.ToString());
        Assert.True(byFolder.ExitCode == 0, byFolder.ToString());
        Assert.StartsWith("boston-housing: Regression on 13 features, trained ", byFolder.Output, StringComparison.Ordinal);
        Assert.Equal(byFolder.Output, byVariable.Output);
        var prices = byFolder.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[1..].Select(line => line.Split(": ")[1]).ToArray();
        Assert.Equal(4, prices.Length);
        Assert.Equal(prices[0], prices[2]);
        Assert.Equal((6, "other.txt"), (otherFile.ExitCode, otherFile.Error.Contains("other.txt", StringComparison.Ordinal) ? "other.txt" : otherFile.Error));
        Assert.True(noName.ExitCode == 2, noName.ToString());
        Assert.Contains("METADATA_FILE", noName.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_installed_tool_trains_the_demo_and_shows_its_model()
    {
        var install = await PackageFixture.SdkAsync(
            packages.Packages, "tool", "install", "Slipway.Cli", "--version", PackageFixture.Version, "--tool-path", packages.File("tools"), "--source", packages.Packages);
        var demo = await RunAsync(packages.File("tools/slipway"), [], "demo", packages.File("demo"));
        var show = await RunAsync(packages.File("tools/slipway"), [], "show", packages.File("demo/model"));

        Assert.True(install.ExitCode == 0, install.ToString());
        Assert.True(demo.ExitCode == 0, demo.ToString());
        Assert.Contains("What to try next", demo.Output, StringComparison.Ordinal);
        Assert.True(show.ExitCode == 0, show.ToString());
        Assert.Contains("boston-housing", show.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_s_package_has_the_assembly_its_documentation_and_what_it_needs()
    {
        using var package = ZipFile.OpenRead(packages.Library);
        using var specification = new StreamReader(package.GetEntry("Slipway.nuspec")!.Open());

        var text = specification.ReadToEnd();

        Assert.Superset(
            new HashSet<string> { "NOTICE", "PACKAGE.md", "lib/net10.0/Slipway.dll", "lib/net10.0/Slipway.xml" }, package.Entries.Select(entry => entry.FullName).ToHashSet());
        Assert.Contains("<license type=\"expression\">Apache-2.0</license>", text, StringComparison.Ordinal);
        Assert.Contains("<readme>PACKAGE.md</readme>", text, StringComparison.Ordinal);
        Assert.Contains("<dependency id=\"LightGBM\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("PublicApiAnalyzers", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<repository", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Both_packages_are_equal_to_the_byte_when_they_are_packed_again()
    {
        await packages.PackAsync(packages.File("again"));

        Assert.All([packages.Library, packages.Tool], package =>
            Assert.Equal(File.ReadAllBytes(package), File.ReadAllBytes(Path.Combine(packages.File("again"), Path.GetFileName(package)))));
    }

    private Task<ProgramResult> RunAsync(string program, Dictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = packages.Packages };
        foreach (var name in new[] { "MODEL_DIR", "MODEL_FILE", "METADATA_FILE" })
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return OtherProgram.RunAsync(start);
    }

    // The build of the repository has unpacked there what the package needs.
    private static string RestoredPackages() =>
        Environment.GetEnvironmentVariable("NUGET_PACKAGES")
        ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
}
