namespace Slipway.Sinks.Servers;

/// <summary>Does something at intervals until it is disposed of.</summary>
internal sealed class Heartbeat : IAsyncDisposable
{
    private static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(200);

    private readonly CancellationTokenSource _stop = new();
    private readonly Task _beating;

    /// <param name="interval">Between two beats; none is shorter than 200 ms.</param>
    /// <param name="beat">A beat; what it loses against other transactions is of no interest; any other fault ends the beating, and whoever writes next meets it too.</param>
    public Heartbeat(TimeSpan interval, Func<CancellationToken, Task> beat) => _beating = BeatAsync(interval > ShortestInterval ? interval : ShortestInterval, beat);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _beating.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task BeatAsync(TimeSpan interval, Func<CancellationToken, Task> beat)
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
            {
                await TryBeatAsync(beat).ConfigureAwait(false);
            }
        }
        catch (Exception fault) when (fault is SlipwayException or OperationCanceledException)
        {
        }
    }

    private async Task TryBeatAsync(Func<CancellationToken, Task> beat)
    {
        try
        {
            await beat(_stop.Token).ConfigureAwait(false);
        }
        catch (SlipwayException fault) when (fault.Recovery == Recovery.RetryTransaction)
        {
            // Another one's lock; the next beat is in time.
        }
    }
}
