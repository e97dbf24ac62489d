using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.MariaDb;

public sealed class MariaDbFullDiskTests(MariaDbFixture fixture, DemoFixture demo) : ServerFullDiskTests(fixture, demo)
{
    private const string SmallDatabase = "small";

    // A database is a folder.
    protected override async Task<string> FindFolderAsync()
    {
        await Scene.ExecuteAsync($"CREATE DATABASE {SmallDatabase}");
        return Path.Combine(await Scene.QueryRowAsync("SELECT @@datadir"), SmallDatabase);
    }

    protected override Task<string> PlaceSinkAsync(string folder) => Task.FromResult($"{SmallDatabase}.{Into}");
}
