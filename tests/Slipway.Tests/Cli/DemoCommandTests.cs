namespace Slipway.Tests.Cli;

public sealed class DemoCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("slipway.yaml")]
    [InlineData("boston.db")]
    public async Task A_file_of_the_users_own_is_never_written_over(string name)
    {
        await File.WriteAllTextAsync(_folder.File(name), "mine", TestContext.Current.CancellationToken);

        var invocation = await Invocation.RunAsync(["demo", Path.GetDirectoryName(_folder.File(name))!]);

        Assert.Equal(2, invocation.ExitCode);
        Assert.Contains($"is in use: it has '{name}'. Name a new folder", invocation.Error, StringComparison.Ordinal);
        Assert.Equal("mine", await File.ReadAllTextAsync(_folder.File(name), TestContext.Current.CancellationToken));
        Assert.Equal([_folder.File(name)], Directory.GetFileSystemEntries(Path.GetDirectoryName(_folder.File(name))!));
    }
}
