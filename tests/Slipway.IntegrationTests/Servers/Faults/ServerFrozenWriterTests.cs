using System.Globalization;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>A writer that is frozen, and thawed after its job was started elsewhere.</summary>
public abstract class ServerFrozenWriterTests(ServerFixture fixture, DemoFixture demo) : ServerFaultTests(fixture, demo)
{
    private const int Seed = 20261125;

    private readonly Random _random = new(Seed);

    [Fact]
    public async Task One_that_thaws_after_another_has_finished_its_job_writes_nothing_more()
    {
        await using var frozen = await FreezeAsync();

        var other = await TakeOverAsync();
        frozen.Process.Thaw();
        var thawed = await frozen.EndAsync();

        Assert.True(other.ExitCode == 0, other.ToString());
        Assert.Contains("was taken up by another process", FaultScene.RequireFault(ErrorKind.Busy, thawed), StringComparison.Ordinal);
        await RequireWholeAsync($"seed {Seed}:");
    }

    [Fact]
    public async Task One_that_thaws_while_another_goes_on_with_its_job_leaves_it_to_that()
    {
        await using var frozen = await FreezeAsync();
        var frozenEpoch = (await Scene.RunsAsync(Into))[0].Epoch;

        var takingOver = TakeOverAsync();
        while (!takingOver.IsCompleted && (await Scene.RunsAsync(Into))[0].Epoch == frozenEpoch)
        {
            await Task.Delay(1, TestContext.Current.CancellationToken);
        }

        frozen.Process.Thaw();
        var thawed = await frozen.EndAsync();
        var other = await takingOver;

        FaultScene.RequireFault(ErrorKind.Busy, thawed);
        Assert.True(other.ExitCode == 0, other.ToString());
        await RequireWholeAsync($"seed {Seed}:");
    }

    [Fact]
    public async Task One_that_thaws_before_it_is_given_up_keeps_its_job()
    {
        await using var frozen = await FreezeAsync(takeoverAfter: "1h");

        var refused = await FaultScene.RunAsync(Predict("1h"));
        frozen.Process.Thaw();
        var thawed = await frozen.EndAsync();

        Assert.Contains(
            string.Create(CultureInfo.InvariantCulture, $"process {frozen.Process.Id} on "), FaultScene.RequireFault(ErrorKind.Busy, refused), StringComparison.Ordinal);
        Assert.True(thawed.ExitCode == 0, thawed.ToString());
        await RequireWholeAsync($"seed {Seed}:");
    }

    // Small chunks, so that it lasts.
    private string[] Predict(string takeoverAfter) => Scene.Predict(Into, "--set", "predict.chunk_rows=64", "--set", $"predict.takeover_after={takeoverAfter}");

    private async Task<RunningProgram> FreezeAsync(string takeoverAfter = "2s")
    {
        var run = FaultScene.Start(Predict(takeoverAfter));
        await Scene.WaitForRowsAsync(run, Into, (long)(0.5 * Rows * _random.NextDouble()));
        run.Process.Freeze();
        return run;
    }

    // As an orchestrator does it that knows nothing of the other one: until it is let in.
    private async Task<ProgramResult> TakeOverAsync()
    {
        while (true)
        {
            var result = await FaultScene.RunAsync(Predict("2s"));
            if (result.ExitCode != (int)ErrorKind.Busy)
            {
                return result;
            }
        }
    }
}
