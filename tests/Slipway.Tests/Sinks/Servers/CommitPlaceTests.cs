using Slipway.Sinks.Servers;

namespace Slipway.Tests.Sinks.Servers;

public sealed class CommitPlaceTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_first_one_waits_for_nobody() => Assert.True(await new CommitPlace(null).TryWaitAsync(Token));

    [Fact]
    public async Task One_waits_until_the_one_before_is_committed()
    {
        var first = new CommitPlace(null);
        var waiting = new CommitPlace(first).TryWaitAsync(Token);

        Assert.False(waiting.IsCompleted);
        first.End(isCommitted: true);
        Assert.True(await waiting);
    }

    [Fact]
    public async Task One_writes_once_the_one_before_has_written_and_before_that_is_committed()
    {
        var first = new CommitPlace(null);
        var second = new CommitPlace(first);
        var waiting = second.TryWaitToWriteAsync(Token);

        Assert.True(await first.TryWaitToWriteAsync(Token));
        Assert.False(waiting.IsCompleted);
        first.Written();
        Assert.True(await waiting);
        Assert.False(second.TryWaitAsync(Token).IsCompleted);
    }

    [Fact]
    public async Task One_gives_its_locks_back_where_the_one_before_does_not_come_to_write()
    {
        var first = new CommitPlace(null);
        var second = new CommitPlace(first);
        first.Struggle();

        Assert.False(await second.TryWaitToWriteAsync(Token));
        first.End(isCommitted: true);
        Assert.True(await second.TryWaitToWriteAsync(Token));
    }

    [Fact]
    public async Task One_gives_its_locks_back_where_the_one_before_is_in_trouble_and_comes_after_it_even_so()
    {
        var first = new CommitPlace(null);
        var second = new CommitPlace(first);
        first.Struggle();

        Assert.False(await second.TryWaitAsync(Token));
        var waiting = second.WaitAsync(Token);
        Assert.False(waiting.IsCompleted);
        first.End(isCommitted: true);
        await waiting;
        Assert.True(await second.TryWaitAsync(Token));
    }

    [Fact]
    public async Task One_gives_its_locks_back_where_the_one_before_takes_long() => Assert.False(await new CommitPlace(new CommitPlace(null)).TryWaitAsync(Token));

    [Fact]
    public async Task None_is_committed_after_one_that_was_not()
    {
        var first = new CommitPlace(null);
        var second = new CommitPlace(first);
        first.End(isCommitted: false);

        await Assert.ThrowsAsync<OperationCanceledException>(() => second.TryWaitAsync(Token));
        await Assert.ThrowsAsync<OperationCanceledException>(() => second.WaitAsync(Token));
    }

    [Fact]
    public async Task Waiting_can_be_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var waiting = new CommitPlace(new CommitPlace(null)).TryWaitAsync(stop.Token);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }
}
