namespace Slipway.Sinks.Servers;

/// <summary>
/// A chunk's place among those that are being written at once: their rows go to the server side by side, but they are committed one after the
/// other, as the run's progress demands.
/// </summary>
internal sealed class CommitPlace(CommitPlace? before)
{
    // A chunk takes a small part of this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _trouble = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CommitPlace? _before = before;

    /// <summary>
    /// Waits until the chunks before this one are committed, but no longer than one who holds locks should: the chunk before may be waiting for
    /// just these, which no server can see.
    /// </summary>
    /// <returns>False where they are not committed yet, so that locks are to be given back.</returns>
    /// <exception cref="OperationCanceledException">A chunk before this one was not written, or the waiting was cancelled.</exception>
    public async Task<bool> TryWaitAsync(CancellationToken cancellationToken)
    {
        if (_before is { } before && !before._end.Task.IsCompleted)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(before._end.Task, before._trouble.Task, Task.Delay(Patience, enough.Token)).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
            if (!before._end.Task.IsCompleted)
            {
                return false;
            }
        }

        await WaitAsync(cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Waits until the chunks before this one are committed, with no lock held.</summary>
    /// <inheritdoc cref="TryWaitAsync" path="/exception"/>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        if (_before is { } before && !await before._end.Task.WaitAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new OperationCanceledException("A chunk before this one was not written.");
        }

        _before = null;
    }

    /// <summary>Says that this chunk lost against other transactions and is tried again: who comes after it must not be in its way.</summary>
    public void Struggle() => _trouble.TrySetResult();

    /// <summary>Ends this chunk's turn.</summary>
    public void End(bool isCommitted) => _end.TrySetResult(isCommitted);
}
