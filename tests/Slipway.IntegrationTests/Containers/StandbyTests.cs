using System.Diagnostics;
using System.Globalization;
using Slipway.IntegrationTests.Faults;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Containers;

/// <summary>A container's default command, also as the process 1 that it is there.</summary>
public sealed class StandbyTests : FaultTests
{
    [Fact]
    public async Task It_says_what_it_is_ready_for_and_a_signal_ends_it_with_0()
    {
        foreach (var end in new Action<Process>[] { ProcessSignals.SendTerminate, ProcessSignals.SendInterrupt })
        {
            using var process = SlipwayProgram.Start(Folder, "standby");

            var ready = await process.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            end(process);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);

            Assert.Equal("Ready to predict with the model boston-housing: docker exec CONTAINER slipway predict", ready);
            Assert.Equal(0, process.ExitCode);
            Assert.Equal("", await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken));
            Assert.Equal("", await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task A_model_that_is_missing_or_tampered_with_is_refused_at_the_start()
    {
        Assert.Contains("There is no model", await FailAsync(ErrorKind.Model, "standby", "--model-dir", "nowhere"), StringComparison.Ordinal);

        TamperWithModel();

        Assert.Contains("do not match the digest", await FailAsync(ErrorKind.Model, "standby"), StringComparison.Ordinal);
    }

    // A zombie stays for as long as its parent lives.
    [Fact(Timeout = 60_000, SkipUnless = nameof(StorageTests.CanMount), SkipType = typeof(StorageTests), Skip = "Only root can make a process 1.")]
    public async Task As_process_1_it_leaves_no_zombie_of_a_child_that_it_was_given()
    {
        var start = new ProcessStartInfo("unshare", ["--pid", "--fork", "--kill-child", SlipwayProgram.Path, "standby"])
        {
            WorkingDirectory = Folder,
            RedirectStandardError = true,
        };
        using var container = Process.Start(start)!;
        try
        {
            await container.StandardError.ReadLineAsync(TestContext.Current.CancellationToken);
            var standby = Children(container.Id);

            // As docker exec does: a shell that ends before its child, which lives until somebody opens the pipe.
            var exec = await ShellAsync($"mkfifo hold && nsenter --target {standby} --pid sh -c 'cat hold >/dev/null 2>&1 & true'");
            Assert.True(exec.ExitCode == 0, exec.ToString());
            var init = int.Parse(standby, CultureInfo.InvariantCulture);
            Assert.NotEqual("", Children(init));
            await ShellAsync(": > hold");
            while (Children(init).Length > 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10), TestContext.Current.CancellationToken);
            }

            await ShellAsync($"kill -TERM {standby}");
            await container.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, container.ExitCode);
        }
        finally
        {
            container.Kill();
        }
    }

    // Zombies among them; they are of whatever thread got or made them.
    private static string Children(int process) => string.Concat(
        Directory.GetDirectories($"/proc/{process}/task").Select(thread => File.ReadAllText(Path.Combine(thread, "children")))).Trim();
}
