namespace Slipway.IntegrationTests.Faults;

/// <summary>Disks that are full or may not be written to. They are mounted, which takes root.</summary>
public sealed class StorageTests : FaultTests
{
    public const string MountReason = "Only root can mount a small disk.";

    public static bool CanMount { get; } = OperatingSystem.IsLinux() && (Environment.UserName == "root" || Environment.GetEnvironmentVariable("CI") == "true");

    private string Disk => Path.Combine(Folder, "disk");

    public override async ValueTask DisposeAsync()
    {
        await ShellAsync("mountpoint -q disk && umount disk");
        await base.DisposeAsync();
    }

    [Fact(SkipUnless = nameof(CanMount), Skip = MountReason)]
    public async Task A_full_disk_ends_every_command_with_nothing_left_on_it()
    {
        await MountAsync();
        CreateMany(30_000);
        await File.WriteAllLinesAsync(Path.Combine(Folder, "many.csv"), Enumerable.Range(0, 100_000).Select(i => i == 0 ? "a" : $"{i}"), TestContext.Current.CancellationToken);

        Assert.Contains("model folder", await FailAsync(ErrorKind.Storage, "train", "--model-dir", "disk/model"), StringComparison.Ordinal);
        Assert.Contains("no space left on device", await FailAsync(ErrorKind.Storage, "predict", "--table", "many", "--output", "disk/p.csv"), StringComparison.Ordinal);
        Assert.Contains("no room left", await FailAsync(ErrorKind.Storage, "load", "many.csv", "--into", "many", "--database", "disk/many.db"), StringComparison.Ordinal);

        var predict = await RunAsync("predict", "--table", "many", "--into", "p", "--into-database", "disk/p.db", "--set", "predict.chunk_rows=1000");

        Assert.True(predict.ExitCode == (int)ErrorKind.Storage, predict.ToString());
        Assert.Equal(Query("SELECT rows FROM slipway_runs", "disk/p.db"), Query("SELECT count(*) FROM p", "disk/p.db"));
        await ShellAsync("mount -o remount,size=20m disk");
        var again = await RunAsync("predict", "--table", "many", "--into", "p", "--into-database", "disk/p.db", "--set", "predict.chunk_rows=1000");
        Assert.True(again.ExitCode == 0, again.ToString());
        Assert.Equal("30000", Query("SELECT count(*) FROM p", "disk/p.db"));
    }

    [Fact(SkipUnless = nameof(CanMount), Skip = MountReason)]
    public async Task A_full_disk_that_is_the_models_folder_keeps_the_old_model()
    {
        await MountAsync("1500k");
        var first = await RunAsync("train", "--model-dir", "disk");
        Assert.True(first.ExitCode == 0, first.ToString());
        await ShellAsync("head -c 2M /dev/zero > disk/fill");

        Assert.Contains("The model folder 'disk' can't be written: no space left on device.", await FailAsync(ErrorKind.Storage, "train", "--model-dir", "disk"), StringComparison.Ordinal);

        var show = await RunAsync("show", "disk");
        Assert.True(show.ExitCode == 0, show.ToString());
        Assert.Equal(["fill", "metadata.json", "model.txt", "report.html"], Directory.GetFileSystemEntries(Disk).Select(Path.GetFileName).Order());
    }

    [Fact(SkipUnless = nameof(CanMount), Skip = MountReason)]
    public async Task A_write_protected_disk_is_said_before_the_work()
    {
        await MountAsync();
        Execute("CREATE TABLE t (a)", "disk/there.db");
        await ShellAsync("mount -o remount,ro disk");

        Assert.Contains("model folder", await FailAsync(ErrorKind.Storage, "train", "--model-dir", "disk/model"), StringComparison.Ordinal);
        Assert.Contains("'disk/p.csv'", await FailAsync(ErrorKind.Storage, "predict", "--output", "disk/p.csv", "--table", "boston_housing"), StringComparison.Ordinal);
        Assert.Contains("write-protected", await FailAsync(ErrorKind.Storage, "predict", "--into-database", "disk/there.db"), StringComparison.Ordinal);
        Assert.Contains("can't be opened", await FailAsync(ErrorKind.Storage, "predict", "--into-database", "disk/new.db"), StringComparison.Ordinal);
        Assert.Contains("write-protected", await FailAsync(ErrorKind.Storage, "load", "boston_scrambled.csv", "--into", "x", "--database", "disk/there.db"), StringComparison.Ordinal);
        Assert.Contains("can't be written", await FailAsync(ErrorKind.Storage, "demo", "disk/demo"), StringComparison.Ordinal);
    }

    [Fact(SkipUnless = nameof(HasFullDevice), Skip = "There is no /dev/full here.")]
    public async Task Standard_output_on_a_full_disk_is_a_fault_in_words()
    {
        foreach (var command in new[] { "show", "show --json", "--help", "runs --database boston.db", "predict --table boston_housing --key id --output -" })
        {
            var result = await ShellAsync($"$SLIPWAY {command} > /dev/full");

            Assert.True(result.ExitCode == (int)ErrorKind.Storage, $"{command}: {result}");
            Assert.Contains("tandard output", result.Error, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Closed_standard_streams_and_a_reader_that_goes_away_do_no_harm()
    {
        var closed = await ShellAsync("$SLIPWAY train --trees 3 --set 'gate=test_r2 >= -1000' --model-dir closed <&- >&- 2>&-");
        var piped = await ShellAsync("set -o pipefail; $SLIPWAY predict --table boston_housing --key id --output - | head -1");

        Assert.True(closed.ExitCode == 0, closed.ToString());
        Assert.Equal(0, (await RunAsync("show", "closed")).ExitCode);
        Assert.Equal("id,prediction\n", piped.Output);
        Assert.DoesNotContain("   at ", piped.Error, StringComparison.Ordinal);
    }

    public static bool HasFullDevice { get; } = File.Exists("/dev/full");

    private async Task MountAsync(string size = "300k")
    {
        Directory.CreateDirectory(Disk);
        var mounted = await ShellAsync($"mount -t tmpfs -o size={size} tmpfs disk");
        Assert.True(mounted.ExitCode == 0, mounted.ToString());
    }
}
