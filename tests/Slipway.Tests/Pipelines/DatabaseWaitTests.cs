using System.Diagnostics;
using Slipway.Pipelines;
using Slipway.Pipelines.Predict;
using Slipway.Projects;
using Slipway.Sources;

namespace Slipway.Tests.Pipelines;

/// <summary>Waiting for a server that never answers.</summary>
public sealed class DatabaseWaitTests
{
    private static readonly ConnectionUrl Nobody = ConnectionUrl.Parse(FormattableString.Invariant($"postgresql://ada@127.0.0.1:{LoopbackPort.Free()}/shop"));
    private static readonly SlipwayException Lost = new(ErrorKind.Database, "The connection was lost.") { Recovery = Recovery.Reconnect };

    [Fact]
    public async Task The_whole_time_is_waited_for()
    {
        var clock = Stopwatch.StartNew();

        var fault = await Assert.ThrowsAsync<SlipwayException>(
            () => DatabaseWait.UntilReadyAsync(Nobody, TimeSpan.FromSeconds(1), new Listener(), CancellationToken.None));

        Assert.True(clock.Elapsed >= TimeSpan.FromSeconds(1), $"{clock.Elapsed}");
        Assert.EndsWith("It was waited for 1 s.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_under_way_waits_as_long_as_it_is_told()
    {
        var listener = new Listener();
        var reconnection = new Reconnection(new Project { Name = "shop", Database = Nobody, Model = new("model"), Wait = TimeSpan.FromSeconds(0.5) }, listener);

        var fault = await Assert.ThrowsAsync<SlipwayException>(() => reconnection.WaitAsync(Lost, CancellationToken.None));

        Assert.Equal("The connection was lost. Waiting up to 0.5 s to go on.", Assert.Single(listener.Warnings));
        Assert.EndsWith("It was waited for 0.5 s.", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_under_way_that_is_told_nothing_waits_half_a_minute()
    {
        var listener = new Listener();
        var reconnection = new Reconnection(new Project { Name = "shop", Database = Nobody, Model = new("model") }, listener);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reconnection.WaitAsync(Lost, new CancellationToken(canceled: true)));

        Assert.Equal("The connection was lost. Waiting up to 30 s to go on.", Assert.Single(listener.Warnings));
    }
}
