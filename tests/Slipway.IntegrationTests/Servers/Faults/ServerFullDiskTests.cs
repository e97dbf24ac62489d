using Slipway.IntegrationTests.Faults;
using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults;

/// <summary>A sink whose disk is full, on a server that is well otherwise.</summary>
public abstract class ServerFullDiskTests(ServerFixture fixture, DemoFixture demo) : ServerFaultTests(fixture, demo)
{
    private const int TooFewKilobytes = 700;
    private const int EnoughKilobytes = 20_000;

    protected override bool HasOwnServer => true;

    /// <summary>A folder of the server's that is to be a disk.</summary>
    protected abstract Task<string> FindFolderAsync();

    /// <summary>Lets a table of predictions be made on that disk.</summary>
    /// <returns>The table's name.</returns>
    protected abstract Task<string> PlaceSinkAsync(string folder);

    [Fact(SkipUnless = nameof(StorageTests.CanMount), SkipType = typeof(StorageTests), Skip = StorageTests.MountReason)]
    public async Task A_full_disk_is_said_in_words_and_a_rerun_completes_once_there_is_room()
    {
        var folder = await FindFolderAsync();
        await using var disk = await SmallDisk.MountAsync(folder, TooFewKilobytes);
        var into = await PlaceSinkAsync(folder);

        var error = await FaultScene.FailAsync(ErrorKind.Storage, Scene.Predict(into));
        var committed = await Scene.RequireTrueProgressAsync(into);
        await disk.GrowAsync(EnoughKilobytes);
        await FaultScene.SucceedAsync(Scene.Predict(into));

        Assert.Contains("has no room left", error, StringComparison.Ordinal);
        Assert.InRange(committed, 1, Rows - 1);
        await RequireWholeAsync(into);
    }
}
