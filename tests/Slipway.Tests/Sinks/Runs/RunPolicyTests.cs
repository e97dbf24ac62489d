using Slipway.Sinks;
using Slipway.Sinks.Runs;

namespace Slipway.Tests.Sinks.Runs;

public sealed class RunPolicyTests
{
    private static readonly DateTime Now = new(2026, 1, 2, 12, 0, 0, DateTimeKind.Utc);
    private static readonly RunPolicy Policy = new(Restart: false, TimeSpan.FromHours(24));

    [Fact]
    public void An_unfinished_run_of_the_same_job_goes_on()
    {
        var (resume, note) = Policy.Decide(Unfinished(Now.AddHours(-23)), "job", Now);

        Assert.Equal(7, resume?.RunId);
        Assert.Contains("1,234 rows; going on", note, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_is_too_old_does_not()
    {
        var (resume, note) = Policy.Decide(Unfinished(Now.AddHours(-25)), "job", Now);

        Assert.Null(resume);
        Assert.Contains("more than 24 hours ago", note, StringComparison.Ordinal);
    }

    [Fact]
    public void One_of_another_job_does_not()
    {
        var (resume, note) = Policy.Decide(Unfinished(Now), "another", Now);

        Assert.Null(resume);
        Assert.Contains("did something else", note, StringComparison.Ordinal);
    }

    [Fact]
    public void With_restart_none_does()
    {
        var (resume, note) = (Policy with { Restart = true }).Decide(Unfinished(Now), "job", Now);

        Assert.Null(resume);
        Assert.Contains("as asked", note, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_an_unfinished_run_there_is_nothing_to_say() =>
        Assert.Equal((null, null), Policy.Decide(null, "job", Now));

    [Fact]
    public void The_own_run_goes_on_whatever_became_of_it()
    {
        foreach (var state in new[] { RunState.Running, RunState.Failed, RunState.Finished })
        {
            var own = Unfinished(Now.AddHours(-25)) with { State = state };

            var (resume, note) = (Policy with { Restart = true, Own = new RunPosition(7, 1, 2) }).Decide(own, "job", Now);

            Assert.Same(own, resume);
            Assert.Null(note);
        }
    }

    [Fact]
    public void The_own_run_does_not_go_on_where_another_process_has_taken_it_up()
    {
        var fault = Assert.Throws<SlipwayException>(
            () => (Policy with { Own = new RunPosition(7, 1, 2) }).Decide(Unfinished(Now) with { Epoch = 2 }, "job", Now));

        Assert.Equal(ErrorKind.Busy, fault.Kind);
        Assert.Contains("was taken up by another process", fault.Message, StringComparison.Ordinal);
    }

    private static RunRecord Unfinished(DateTime started) => new()
    {
        RunId = 7,
        Job = "job",
        State = RunState.Running,
        Epoch = 1,
        Chunk = 3,
        Rows = 1234,
        Source = "t",
        Sink = "p",
        Model = "m",
        ModelDigest = "sha256:00",
        Started = started,
        Holder = "process 1 on host",
        Held = started,
    };
}
