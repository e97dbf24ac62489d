using System.Diagnostics;
using System.Globalization;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Faults;

/// <summary>Ctrl-C and SIGTERM at random moments of every command that writes.</summary>
public sealed class SignalTests : FaultTests
{
    private const int Seed = 20261123;
    private const long Rows = 150_000;

    private readonly Random _random = new(Seed);

    [Fact]
    public async Task Training_leaves_a_whole_model_or_none()
    {
        string[] command = ["train", "--trees", "2000", "--set", "gate=test_r2 >= -1000", "--model-dir", "other"];

        await SignalAsync(5, command, result =>
        {
            Assert.Equal(result.ExitCode == 0, Directory.Exists(Path.Combine(Folder, "other")));
            if (result.ExitCode == 0)
            {
                Directory.Delete(Path.Combine(Folder, "other"), recursive: true);
            }
        });
    }

    [Fact]
    public async Task Loading_leaves_a_whole_table_or_none()
    {
        await File.WriteAllLinesAsync(
            Path.Combine(Folder, "many.csv"), Enumerable.Range(0, 400_000).Select(i => i == 0 ? "a,b,c" : $"{i},{i * 0.5},x{i}"), TestContext.Current.CancellationToken);

        await SignalAsync(5, ["load", "many.csv", "--into", "many"], result =>
        {
            Assert.Equal(result.ExitCode == 0 ? "1" : "0", Query("SELECT count(*) FROM sqlite_schema WHERE name = 'many'"));
            Execute("DROP TABLE IF EXISTS many");
        });
    }

    [Fact]
    public async Task Predicting_records_how_far_it_came_and_goes_on_from_there()
    {
        CreateMany(Rows);
        string[] command = ["predict", "--table", "many", "--into", "p", "--set", "predict.chunk_rows=4096"];

        await SignalAsync(6, command, result =>
        {
            var run = Query("SELECT state, rows FROM slipway_runs WHERE sink = 'p' ORDER BY run_id DESC LIMIT 1").Split('|');
            Assert.True(run.Length < 2 || run[0] == (result.ExitCode == 0 ? "finished" : "interrupted"), $"{run[0]}: {result}");
            if (result.ExitCode == 0)
            {
                Execute("DROP VIEW p_detail; DROP TABLE p; DELETE FROM slipway_runs WHERE sink = 'p'");
            }
            else if (run.Length == 2 && run[1] != "0")
            {
                Assert.Equal(run[1], Query("SELECT count(*) FROM p"));
            }
        });
        var last = await RunAsync(command);

        Assert.True(last.ExitCode == 0, last.ToString());
        Assert.Equal(Rows.ToString(CultureInfo.InvariantCulture), Query("SELECT count(*) FROM p"));
    }

    [Fact]
    public async Task The_demo_leaves_only_what_is_whole()
    {
        string[] names = ["boston.db", "boston.statlib.txt", "boston_scrambled.csv", "model", "slipway.yaml"];
        var again = Path.Combine(Folder, "again");

        await SignalAsync(8, ["demo", "again"], result =>
        {
            var left = Directory.Exists(again) ? Directory.GetFileSystemEntries(again).Select(path => Path.GetFileName(path)!).Order(StringComparer.Ordinal).ToArray() : [];
            Assert.Equal(result.ExitCode == 0 ? names : names.Intersect(left), left);
            Assert.True(!left.Contains("boston.db") || Query("SELECT count(*) FROM sqlite_schema WHERE name = 'boston_housing'", "again/boston.db") == "0"
                || Query("SELECT count(*) FROM boston_housing", "again/boston.db") == "506");
            Assert.True(!left.Contains("model") || Directory.GetFiles(Path.Combine(again, "model")).Length == 3);
            if (left.Length > 0)
            {
                Directory.Delete(again, recursive: true);
            }
        });
    }

    [Fact]
    public async Task The_demo_takes_up_a_folder_that_a_killed_one_left()
    {
        await File.WriteAllTextAsync(Path.Combine(Folder, "boston.db-slipway-2d3e572c.lock"), "", TestContext.Current.CancellationToken);
        Directory.CreateDirectory(Path.Combine(Folder, "model.new-4711"));

        var again = await RunAsync("demo", ".");
        await File.WriteAllTextAsync(Path.Combine(Folder, "other.txt"), "", TestContext.Current.CancellationToken);

        Assert.True(again.ExitCode == 0, again.ToString());
        Assert.Contains("'other.txt'", await FailAsync(ErrorKind.Usage, "demo", "."), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Init_leaves_a_whole_project_file_or_none()
    {
        await File.WriteAllLinesAsync(
            Path.Combine(Folder, "many.csv"), Enumerable.Range(0, 200_000).Select(i => i == 0 ? "a,b,c" : $"{i},{i * 0.5},x{i % 7}"), TestContext.Current.CancellationToken);
        var project = Path.Combine(Folder, "new.yaml");

        await SignalAsync(6, ["init", "--file", "many.csv", "--project", "new.yaml"], result =>
        {
            Assert.Equal(result.ExitCode == 0, File.Exists(project));
            File.Delete(project);
        });
    }

    // Each signal falls somewhere into the time that an undisturbed run takes.
    private async Task SignalAsync(int times, string[] command, Action<ProgramResult> afterwards)
    {
        var clock = Stopwatch.StartNew();
        var undisturbed = await RunAsync(command);
        var wholeRun = clock.Elapsed;
        Assert.True(undisturbed.ExitCode == 0, undisturbed.ToString());
        afterwards(undisturbed);
        var files = Directory.GetFileSystemEntries(Folder);
        var stopped = 0;
        for (var i = 0; i < times; i++)
        {
            var (signal, exitCode) = i % 2 == 0 ? ("INT", 130) : ("TERM", 143);
            using var process = SlipwayProgram.Start(Folder, [.. command, "--no-progress"]);
            var output = process.StandardOutput.ReadToEndAsync();
            var error = process.StandardError.ReadToEndAsync();
            await Task.WhenAny(process.WaitForExitAsync(), Task.Delay(TimeSpan.FromMilliseconds(20) + wholeRun * (0.8 * _random.NextDouble())));
            await ShellAsync($"kill -{signal} {process.Id.ToString(CultureInfo.InvariantCulture)}");
            await process.WaitForExitAsync();
            var result = new ProgramResult(process.ExitCode, await output, await error);

            Assert.True(result.ExitCode == exitCode || result.ExitCode == 0, $"seed {Seed}, signal {i}: {result}");
            Assert.DoesNotContain("   at ", result.Error, StringComparison.Ordinal);
            afterwards(result);
            Assert.Equal(files, Directory.GetFileSystemEntries(Folder));
            stopped += result.ExitCode == 0 ? 0 : 1;
        }

        Assert.True(stopped > 0, $"seed {Seed}: no signal came in time.");
    }
}
