using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Slipway.Models;
using Slipway.Projects;

namespace Slipway.IntegrationTests.Faults;

/// <summary>A model folder that was cut off, edited, or written by a newer Slipway.</summary>
public sealed class DamagedModelTests : FaultTests
{
    private ModelLocation Small => new(Path.Combine(Folder, "small"));

    [Fact]
    public async Task Cut_off_at_any_byte_a_model_is_damaged()
    {
        await TrainSmallAsync();
        var whole = await File.ReadAllBytesAsync(Small.ModelPath, TestContext.Current.CancellationToken);
        var metadata = ModelFolder.Read(Small).Metadata;
        for (var length = 0; length < whole.Length; length++)
        {
            await File.WriteAllBytesAsync(Small.ModelPath, whole[..length], TestContext.Current.CancellationToken);

            RequireRefused(() => ModelFolder.Read(Small), length);

            // Without the digest's help the reader of the text itself must not take half a model for a whole one.
            RequireRefusedOrWhole(new ModelFolder(metadata, whole[..length], Small.ModelPath), whole, length);
            if (length % (whole.Length / 4) == 0)
            {
                Assert.Contains("is damaged", await FailAsync(ErrorKind.Model, "predict", "--into", "p", "--model-dir", "small"), StringComparison.Ordinal);
                Assert.Contains("is damaged", await FailAsync(ErrorKind.Model, "show", "small"), StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public async Task Cut_off_at_any_byte_metadata_are_refused()
    {
        await TrainSmallAsync();
        var whole = await File.ReadAllBytesAsync(Small.MetadataPath, TestContext.Current.CancellationToken);

        // The last two bytes are the closing brace and a line end that does not matter.
        for (var length = 0; length < whole.Length - 1; length++)
        {
            await File.WriteAllBytesAsync(Small.MetadataPath, whole[..length], TestContext.Current.CancellationToken);

            RequireRefused(() => ModelFolder.Read(Small), length);
        }
    }

    [Fact]
    public async Task Changed_at_any_byte_a_model_is_damaged()
    {
        await TrainSmallAsync();
        var whole = await File.ReadAllBytesAsync(Small.ModelPath, TestContext.Current.CancellationToken);
        for (var at = 0; at < whole.Length; at++)
        {
            var changed = whole.ToArray();
            changed[at] ^= 1;
            await File.WriteAllBytesAsync(Small.ModelPath, changed, TestContext.Current.CancellationToken);

            RequireRefused(() => ModelFolder.Read(Small), at);
        }
    }

    [Fact]
    public async Task Edited_metadata_and_those_of_a_newer_slipway_are_told_apart()
    {
        await TrainSmallAsync();
        var metadata = JsonNode.Parse(await File.ReadAllTextAsync(Small.MetadataPath, TestContext.Current.CancellationToken))!;

        metadata["target"]!["name"] = "other";
        await File.WriteAllTextAsync(Small.MetadataPath, metadata.ToJsonString(), TestContext.Current.CancellationToken);
        Assert.Contains("is damaged", await FailAsync(ErrorKind.Model, "show", "small"), StringComparison.Ordinal);
        metadata["format"] = 99;
        await File.WriteAllTextAsync(Small.MetadataPath, metadata.ToJsonString(), TestContext.Current.CancellationToken);
        Assert.Contains("newer Slipway", await FailAsync(ErrorKind.Model, "predict", "--into", "p", "--model-dir", "small"), StringComparison.Ordinal);
        foreach (var content in new[] { "", "{}", "[]", "null", "1", "\0" })
        {
            await File.WriteAllTextAsync(Small.MetadataPath, content, TestContext.Current.CancellationToken);
            await FailAsync(ErrorKind.Model, "show", "small");
        }
    }

    private static void RequireRefused(Action read, int at)
    {
        var fault = Record.Exception(read);

        Assert.True(fault is SlipwayException { Kind: ErrorKind.Model }, string.Create(CultureInfo.InvariantCulture, $"byte {at}: {fault}"));
    }

    private static void RequireRefusedOrWhole(ModelFolder folder, byte[] whole, int length)
    {
        var trees = 0;
        var fault = Record.Exception(() => trees = ((Forest)folder.ReadEstimator()).Trees.Count);
        var isWhole = length > Encoding.UTF8.GetString(whole).IndexOf("end of trees", StringComparison.Ordinal);

        Assert.True(
            fault is SlipwayException { Kind: ErrorKind.Model } || (fault is null && isWhole && trees == 3),
            string.Create(CultureInfo.InvariantCulture, $"length {length}: {trees} trees, {fault}"));
    }

    private async Task TrainSmallAsync()
    {
        var train = await RunAsync("train", "--trees", "3", "--depth", "2", "--set", "gate=test_r2 >= -1000", "--model-dir", "small");
        Assert.True(train.ExitCode == 0, train.ToString());
    }
}
