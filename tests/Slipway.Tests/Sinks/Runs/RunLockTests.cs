using Slipway.Sinks.Runs;

namespace Slipway.Tests.Sinks.Runs;

public sealed class RunLockTests
{
    [Fact]
    public void A_lock_is_held_by_one_at_a_time()
    {
        using var folder = new TemporaryFolder();
        using var first = RunLock.TryTake(folder.File("db.lock"));

        var second = RunLock.TryTake(folder.File("db.lock"));

        Assert.NotNull(first);
        Assert.Null(second);
    }

    [Fact]
    public void Once_it_is_given_back_it_can_be_taken_again_and_no_file_stays()
    {
        using var folder = new TemporaryFolder();

        RunLock.TryTake(folder.File("db.lock"))!.Dispose();
        RunLock.TryTake(folder.File("db.lock"))!.Dispose();

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void Whether_it_is_held_can_be_asked_without_a_trace()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("db.lock");

        var before = RunLock.IsHeld(path);
        using (RunLock.TryTake(path))
        {
            Assert.True(RunLock.IsHeld(path));
        }

        Assert.False(before);
        Assert.False(RunLock.IsHeld(path));
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task Whoever_asks_keeps_nobody_from_taking_it()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("db.lock");
        using var stop = new CancellationTokenSource();
        var asking = Task.Run(() =>
        {
            while (!stop.IsCancellationRequested)
            {
                RunLock.IsHeld(path);
            }
        });

        for (var i = 0; i < 500; i++)
        {
            using var taken = RunLock.TryTake(path);
            Assert.NotNull(taken);
        }

        await stop.CancelAsync();
        await asking;
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault_of_storage()
    {
        using var folder = new TemporaryFolder();

        var fault = Assert.Throws<SlipwayException>(() => RunLock.TryTake(folder.File("none/db.lock")));

        Assert.Equal(ErrorKind.Storage, fault.Kind);
    }
}
