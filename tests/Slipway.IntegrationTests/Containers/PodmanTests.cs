using System.Diagnostics;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Containers;

/// <summary>Images as Podman takes and runs them, with a storage of the test's own.</summary>
public sealed class PodmanTests(DemoFixture demo) : IDisposable
{
    private const string Podman = "/usr/bin/podman";

    // The runtime of Docker, which takes more kinds of kernel than Podman's own.
    private const string Runtime = "/usr/sbin/runc";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-podman-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task An_image_is_loaded_from_its_archive_and_by_build_and_runs_without_rights_and_is_shown_when_saved()
    {
        Needed.Require(File.Exists(Podman) && File.Exists(Runtime) && Environment.IsPrivilegedProcess, "There is no Podman (Debian, as root: apt-get install podman runc).");
        await File.WriteAllTextAsync(At("storage.conf"), $"[storage]\ndriver = \"vfs\"\nrunroot = \"{At("run")}\"\ngraphroot = \"{At("graph")}\"\n");
        await BaseArchive.BuildAsync(_folder.FullName, "--model-dir", demo.Model, "--tag", "boston:1", "--output", "boston.tar");

        // Where there is no Docker, it is Podman that build finds.
        Directory.CreateDirectory(At("bin"));
        File.CreateSymbolicLink(At("bin/podman"), Podman);
        var build = new ProcessStartInfo(SlipwayProgram.Path, ["build", "--base", BaseArchive.Path, "--model-dir", demo.Model, "--tag", "boston:2", "--load"]);
        var loaded = await SucceedAsync(build, ("PATH", At("bin")));
        var taken = await SucceedAsync(new ProcessStartInfo(Podman, ["load", "--input", At("boston.tar")]));
        string[] run = ["--runtime", Runtime, "--cgroup-manager", "cgroupfs", "run", "--rm", "--network", "none", "--read-only", "--cap-drop", "ALL", "--user", "12345", "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=1024:1024"];
        var shown = await SucceedAsync(new ProcessStartInfo(Podman, [.. run, "boston:1", "show"]));
        var health = await SucceedAsync(new ProcessStartInfo(Podman, [.. run, "boston:2", "health"]));
        await SucceedAsync(new ProcessStartInfo(Podman, ["save", "--output", At("docker-archive.tar"), "boston:1"]));
        await SucceedAsync(new ProcessStartInfo(Podman, ["save", "--format", "oci-archive", "--output", At("oci-archive.tar"), "boston:1"]));
        var expected = await SlipwayProgram.RunAsync(_folder.FullName, "show", "boston.tar");
        var saved = await SlipwayProgram.RunAsync(_folder.FullName, "show", "docker-archive.tar");
        var savedLayout = await SlipwayProgram.RunAsync(_folder.FullName, "show", "oci-archive.tar");

        Assert.Contains("Loaded into podman", loaded, StringComparison.Ordinal);
        Assert.Contains("boston:1", taken, StringComparison.Ordinal);
        Assert.Contains("boston-housing", shown, StringComparison.Ordinal);
        Assert.Contains("boston-housing is whole", health, StringComparison.Ordinal);
        Assert.True(expected.ExitCode == 0, expected.ToString());
        Assert.Equal((expected, expected), (saved, savedLayout));
    }

    private async Task<string> SucceedAsync(ProcessStartInfo start, params (string Name, string Value)[] environment)
    {
        start.WorkingDirectory = _folder.FullName;
        start.Environment["CONTAINERS_STORAGE_CONF"] = At("storage.conf");
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var result = await OtherProgram.RunAsync(start);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', start.ArgumentList)}: {result}");
        return result.Output;
    }

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
