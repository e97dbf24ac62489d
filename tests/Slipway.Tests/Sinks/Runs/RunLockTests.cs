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
    public void A_folder_that_is_not_there_is_a_fault_of_storage()
    {
        using var folder = new TemporaryFolder();

        var fault = Assert.Throws<SlipwayException>(() => RunLock.TryTake(folder.File("none/db.lock")));

        Assert.Equal(ErrorKind.Storage, fault.Kind);
    }
}
