using Slipway.Sinks.Servers;

namespace Slipway.Tests.Sinks.Servers;

public sealed class HeartbeatTests
{
    [Fact]
    public async Task A_beat_that_loses_against_another_transaction_does_not_end_the_beating()
    {
        var third = new TaskCompletionSource();
        var beats = 0;

        await using (new Heartbeat(TimeSpan.Zero, _ =>
        {
            if (++beats == 3)
            {
                third.SetResult();
            }

            throw new SlipwayException(ErrorKind.Database, "Locked.") { Recovery = Recovery.RetryTransaction };
        }))
        {
            await third.Task.WaitAsync(TestContext.Current.CancellationToken);
        }

        Assert.True(beats >= 3);
    }

    [Fact]
    public async Task A_beat_without_a_server_ends_it_and_harms_nobody()
    {
        var first = new TaskCompletionSource();
        var beats = 0;

        await using (new Heartbeat(TimeSpan.Zero, _ =>
        {
            beats++;
            first.SetResult();
            throw new SlipwayException(ErrorKind.Database, "Gone.") { Recovery = Recovery.Reconnect };
        }))
        {
            await first.Task.WaitAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(1, beats);
    }
}
