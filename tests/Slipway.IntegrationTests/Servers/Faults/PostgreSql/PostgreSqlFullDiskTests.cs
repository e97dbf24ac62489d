using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Servers.Faults.PostgreSql;

public sealed class PostgreSqlFullDiskTests(PostgreSqlFixture fixture, DemoFixture demo) : ServerFullDiskTests(fixture, demo)
{
    // A tablespace is a folder beside the data's.
    protected override async Task<string> FindFolderAsync() =>
        Path.Combine(Path.GetDirectoryName(await Scene.QueryRowAsync("SHOW data_directory"))!, "small");

    protected override async Task<string> PlaceSinkAsync(string folder)
    {
        await Scene.ExecuteAsync($"CREATE TABLESPACE small LOCATION '{folder}'", $"ALTER DATABASE {Scene.Database} SET default_tablespace = small");
        return Into;
    }
}
