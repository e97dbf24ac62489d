using Slipway.Sinks.Runs;

namespace Slipway.Tests.Sinks.Runs;

public sealed class RunLockTests
{
    [Fact]
    public void A_second_run_is_told_who_holds_the_lock()
    {
        using var folder = new TemporaryFolder();
        using var first = RunLock.Take(folder.File("db.lock"), "prices");

        var fault = Assert.Throws<SlipwayException>(() => RunLock.Take(folder.File("db.lock"), "prices"));

        Assert.Equal(ErrorKind.Busy, fault.Kind);
        Assert.Contains("'prices'", fault.Message, StringComparison.Ordinal);
        Assert.Contains($"process {Environment.ProcessId} on {Environment.MachineName}, since 20", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Once_it_is_given_back_it_can_be_taken_again_and_no_file_stays()
    {
        using var folder = new TemporaryFolder();

        RunLock.Take(folder.File("db.lock"), "prices").Dispose();
        RunLock.Take(folder.File("db.lock"), "prices").Dispose();

        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_folder_that_is_not_there_is_a_fault_of_storage()
    {
        using var folder = new TemporaryFolder();

        var fault = Assert.Throws<SlipwayException>(() => RunLock.Take(folder.File("none/db.lock"), "prices"));

        Assert.Equal(ErrorKind.Storage, fault.Kind);
    }
}
