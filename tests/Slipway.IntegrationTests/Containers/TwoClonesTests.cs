using Slipway.IntegrationTests.Programs;
using Slipway.Tests;

namespace Slipway.IntegrationTests.Containers;

/// <summary>A project that is cloned twice, and trained and built in both clones, at other times and in folders of other names.</summary>
public sealed class TwoClonesTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-clones-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task They_give_one_image_by_its_digest_and_by_its_bytes()
    {
        var origin = _folder.CreateSubdirectory("origin").FullName;
        File.Copy(Repository.Boston("boston.csv"), Path.Combine(origin, "boston.csv"));
        await SucceedAsync(origin, "init", "--file", "boston.csv", "--target", "medv");
        await GitAsync(origin, "init", "-q");
        await GitAsync(origin, "add", "-A");
        await GitAsync(origin, "-c", "user.name=a", "-c", "user.email=a@example.com", "commit", "-q", "-m", "first");

        List<string> digests = [];
        List<byte[]> archives = [];
        foreach (var name in new[] { "a", "another, much longer name" })
        {
            var clone = Path.Combine(_folder.FullName, name);
            await GitAsync(_folder.FullName, "clone", "-q", origin, clone);
            await SucceedAsync(clone, "train", "--set", "train.trees=50");
            var built = await BaseArchive.BuildAsync(clone, "--output", "image.tar", "--json");
            digests.Add(built.Output.Split('\n').Single(line => line.Contains("\"digest\"", StringComparison.Ordinal)));
            archives.Add(await File.ReadAllBytesAsync(Path.Combine(clone, "image.tar")));

            // The time of training is told in seconds.
            await Task.Delay(TimeSpan.FromSeconds(1.1), TestContext.Current.CancellationToken);
        }

        Assert.Equal(digests[0], digests[1]);
        Assert.Equal(archives[0], archives[1]);
        Assert.DoesNotContain("secrets/db_password", await GitAsync(origin, "ls-files"), StringComparison.Ordinal);
    }

    private static async Task SucceedAsync(string folder, params string[] command)
    {
        var result = await SlipwayProgram.RunAsync(folder, command);
        Assert.True(result.ExitCode == 0, $"{string.Join(' ', command)}: {result}");
    }

    private static async Task<string> GitAsync(string folder, params string[] command)
    {
        var result = await OtherProgram.RunAsync(folder, "git", command);
        Assert.True(result.ExitCode == 0, $"git {string.Join(' ', command)}: {result}");
        return result.Output;
    }
}
