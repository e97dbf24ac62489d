using Slipway.IntegrationTests.Programs;

namespace Slipway.IntegrationTests.Containers;

/// <summary>A new model is held against the one that it is to take the place of, wherever that is.</summary>
public sealed class PreviousModelTests(DemoFixture demo) : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("slipway-previous-");

    public async ValueTask InitializeAsync()
    {
        foreach (var file in new[] { "slipway.yaml", "boston.db" })
        {
            File.Copy(Path.Combine(demo.Folder, file), At(file));
        }

        // The example's gate alone would refuse the worse models here.
        await File.WriteAllTextAsync(At("slipway.yaml"), (await File.ReadAllTextAsync(At("slipway.yaml"))).Replace("gate:", "# gate:", StringComparison.Ordinal));
        await BaseArchive.BuildAsync(_folder.FullName, "--model-dir", demo.Model, "--tag", "boston:1", "--output", "previous.tar");
    }

    public ValueTask DisposeAsync()
    {
        _folder.Delete(recursive: true);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task A_worse_model_is_not_kept_and_makes_no_image_and_one_that_is_as_good_does()
    {
        var equal = await RunAsync("train", "--previous", "previous.tar", "--json");
        var kept = await File.ReadAllBytesAsync(At("model/model.txt"));
        var worse = await RunAsync("train", "--previous", "previous.tar", "--set", "train.trees=5");
        var left = await File.ReadAllBytesAsync(At("model/model.txt"));
        await RunAsync("train", "--set", "train.trees=5", "--model-dir", "worse");
        var unbuilt = await RunAsync("build", "--base", BaseArchive.Path, "--model-dir", "worse", "--previous", "previous.tar", "-t", "boston:2", "-o", "worse.tar");
        var built = await RunAsync("build", "--base", BaseArchive.Path, "--previous", demo.Model, "-t", "boston:2", "-o", "equal.tar");

        Assert.True(equal.ExitCode == 0, equal.ToString());
        Assert.Contains("\"mean_square_error\": 13.08", equal.Output[equal.Output.IndexOf("\"previous\"", StringComparison.Ordinal)..], StringComparison.Ordinal);
        Assert.Equal((int)ErrorKind.Gate, worse.ExitCode);
        Assert.Contains("The model is worse than the one in 'previous.tar': on the same test rows it has a mean_square_error of", worse.Error, StringComparison.Ordinal);
        Assert.Contains(", and that one 13.08", worse.Error, StringComparison.Ordinal);
        Assert.Equal(kept, left);
        Assert.Equal((int)ErrorKind.Gate, unbuilt.ExitCode);
        Assert.False(File.Exists(At("worse.tar")));
        Assert.True(built.ExitCode == 0, built.ToString());
        Assert.Contains("On the same test rows the previous model", built.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_previous_model_may_be_in_a_registry()
    {
        await using var registry = await RegistryServer.StartAsync();
        var name = $"{registry.Host}/me/boston:1";
        await RunAsync("build", "--base", BaseArchive.Path, "--model-dir", demo.Model, "--push", name);

        var better = await RunAsync("train", "--previous", name);
        var worse = await RunAsync("train", "--previous", name, "--set", "train.trees=5");

        Assert.True(better.ExitCode == 0, better.ToString());
        Assert.Equal((int)ErrorKind.Gate, worse.ExitCode);
    }

    [Fact]
    public async Task What_can_t_be_compared_is_told()
    {
        await RunAsync("train");
        var other = await RunAsync("train", "--previous", "previous.tar", "--set", "train.target=rm");
        var renamed = await RunAsync("train", "--previous", "previous.tar", "--query", "SELECT id, crim AS crime, zn, medv FROM boston_housing");
        var absent = await RunAsync("train", "--previous", "none.tar");
        var split = await RunAsync("build", "--base", BaseArchive.Path, "--previous", "previous.tar", "-o", "a.tar", "--set", "train.test.last=20%");

        Assert.Equal((3, 3, 6, 3), (other.ExitCode, renamed.ExitCode, absent.ExitCode, split.ExitCode));
        Assert.Contains("predicts 'medv' (regression), and the new one 'rm' (regression): they can't be compared", other.Error, StringComparison.Ordinal);
        Assert.Contains("by the previous model, 'previous.tar'", renamed.Error, StringComparison.Ordinal);
        Assert.Contains("'none.tar'", absent.Error, StringComparison.Ordinal);
        Assert.Contains("Train again, with the same --previous.", split.Error, StringComparison.Ordinal);
    }

    private Task<ProgramResult> RunAsync(params string[] command) => SlipwayProgram.RunAsync(_folder.FullName, command);

    private string At(string name) => Path.Combine(_folder.FullName, name);
}
