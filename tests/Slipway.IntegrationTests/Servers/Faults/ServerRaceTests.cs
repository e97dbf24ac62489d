using System.Globalization;
using System.Text.RegularExpressions;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>Several runs that are started at once.</summary>
public abstract partial class ServerRaceTests(ServerFixture fixture, DemoFixture demo) : ServerFaultTests(fixture, demo)
{
    private const int Races = 4;

    [Fact]
    public async Task Of_two_runs_of_one_job_one_wins_and_the_other_names_it()
    {
        for (var race = 1; race <= Races; race++)
        {
            await Scene.ForgetAsync(Into);
            await RaceAsync($"race {race}:");
        }
    }

    [Fact]
    public async Task Two_spellings_of_a_sink_are_one()
    {
        var schema = await SchemaAsync();
        for (var race = 1; race <= Races; race++)
        {
            await Scene.ForgetAsync(Into);
            await RaceAsync($"race {race}:", $"{schema}.{Into}");
        }
    }

    [Fact]
    public async Task Of_two_that_would_take_up_a_killed_run_one_does_and_the_other_names_it()
    {
        for (var race = 1; race <= Races; race++)
        {
            await Scene.ForgetAsync(Into);
            await using (var killed = FaultScene.Start(Scene.PredictSlowly(Into)))
            {
                await Scene.WaitForRowsAsync(killed, Into, 1);
                killed.Process.Kill();
            }

            await RaceAsync($"race {race}:");
        }
    }

    [Fact]
    public async Task Runs_of_different_sinks_may_make_their_tables_at_once()
    {
        var empty = await FaultScene.CreateAsync(Scene.Server, Demo);
        await using var first = FaultScene.Start(Scene.PredictBetween(Scene.Url, empty.Url, "first"));
        await using var second = FaultScene.Start(Scene.PredictBetween(Scene.Url, empty.Url, "second"));

        var (one, other) = (await first.EndAsync(), await second.EndAsync());

        Assert.True(one.ExitCode == 0 && other.ExitCode == 0, $"{one}\n{other}");
        Assert.Equal(Rows, await empty.RequireTrueProgressAsync("first"));
        Assert.Equal(Rows, await empty.RequireTrueProgressAsync("second"));
    }

    [GeneratedRegex(@"Another run writes to table 'predictions': run \d+, process (?<process>\d+) on \S+ \([0-9a-f]{8}\), since \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\.")]
    private static partial Regex Busy { get; }

    private async Task RaceAsync(string message, string secondInto = Into)
    {
        await using var first = FaultScene.Start(Scene.PredictSlowly(Into));
        await using var second = FaultScene.Start(Scene.PredictSlowly(secondInto));
        var results = new[] { (Run: first.Process.Id, Result: await first.EndAsync()), (Run: second.Process.Id, Result: await second.EndAsync()) }
            .OrderBy(run => run.Result.ExitCode).ToArray();

        Assert.True(results[0].Result.ExitCode == 0, $"{message} {results[0]}");
        var holder = Busy.Match(FaultScene.RequireFault(ErrorKind.Busy, results[1].Result)).Groups["process"].Value;
        Assert.True(holder == results[0].Run.ToString(CultureInfo.InvariantCulture), $"{message} {results[1]}");
        await RequireWholeAsync(message: message);
    }
}
