using Slipway.IntegrationTests.Programs;

[assembly: AssemblyFixture(typeof(DemoFixture))]

namespace Slipway.IntegrationTests.Programs;

/// <summary>The folder that <c>slipway demo</c> writes, made once, for tests that only read of it: its model above all.</summary>
public sealed class DemoFixture : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-demo-");

    public string Folder => Path.Combine(_folder.FullName, "demo");

    public string Model => Path.Combine(Folder, "model");

    public async ValueTask InitializeAsync()
    {
        var demo = await SlipwayProgram.RunAsync(_folder.FullName, "demo", "demo");
        Assert.True(demo.ExitCode == 0, demo.ToString());
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }
}
