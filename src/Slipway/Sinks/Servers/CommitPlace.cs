namespace Slipway.Sinks.Servers;

/// <summary>
/// A chunk's place among those that are being written at once: their rows go to the server side by side, or where that is better in their order,
/// and they are committed one after the other, as the run's progress demands.
/// </summary>
internal sealed class CommitPlace(CommitPlace? before)
{
    // A chunk takes a small part of this.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<bool> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _trouble = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CommitPlace? _before = before;

    /// <summary>Waits until the server has the rows of the chunk before this one, but no longer than <see cref="TryWaitAsync"/> does.</summary>
    /// <returns>False where it does not have them yet, so that locks are to be given back.</returns>
    public async Task<bool> TryWaitToWriteAsync(CancellationToken cancellationToken) =>
        _before is not { } before || await before.IsSoonAsync(before._written.Task, cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Waits until the chunks before this one are committed, but no longer than one who holds locks should: the chunk before may be waiting for
    /// just these, which no server can see.
    /// </summary>
    /// <returns>False where they are not committed yet, so that locks are to be given back.</returns>
    /// <exception cref="OperationCanceledException">A chunk before this one was not written, or the waiting was cancelled.</exception>
    public async Task<bool> TryWaitAsync(CancellationToken cancellationToken)
    {
        if (_before is { } before && !await before.IsSoonAsync(before._end.Task, cancellationToken).ConfigureAwait(false))
        {
            return false;
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

    /// <summary>Says that the server has this chunk's rows.</summary>
    public void Written() => _written.TrySetResult();

    /// <summary>Ends this chunk's turn.</summary>
    public void End(bool isCommitted)
    {
        Written();
        _end.TrySetResult(isCommitted);
    }

    private async Task<bool> IsSoonAsync(Task step, CancellationToken cancellationToken)
    {
        if (!step.IsCompleted)
        {
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(step, _trouble.Task, Task.Delay(Patience, enough.Token)).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return step.IsCompleted;
    }
}
