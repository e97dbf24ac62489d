using Slipway.Images;

namespace Slipway.Tests.Images;

/// <summary>The model in the archives that other tools write, wherever the image has it.</summary>
public sealed class ImageModelTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Archive => _folder.File("boston.tar");

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("docker", false)]
    [InlineData("docker", true)]
    [InlineData("podman", false)]
    [InlineData("layout", false)]
    [InlineData("layout", true)]
    public void The_model_is_found_in_what_other_tools_save(string tool, bool isGzipped)
    {
        var saved = new SavedArchive { IsGzipped = isGzipped };

        Write(saved, tool);

        Assert.Equal(saved.Model.Metadata.Digest, ImageModel.Read(Archive).Metadata.Digest);
    }

    [Theory]
    [InlineData("MODEL_DIR=/model", "/work", "model")]
    [InlineData("MODEL_DIR=models/boston/", "/app", "app/models/boston")]
    [InlineData("MODEL_DIR=./models/../m", "/app/", "app/m")]
    [InlineData("MODEL_DIR=m", null, "m")]
    [InlineData("MODEL_DIR=", "/work", "work/model")]
    [InlineData(null, "/work", "work/model")]
    [InlineData(null, null, "model")]
    public void The_model_is_looked_for_where_the_program_in_the_image_looks(string? variable, string? workingFolder, string path)
    {
        var saved = new SavedArchive { Variable = variable, WorkingFolder = workingFolder, ModelPath = path };

        Write(saved, "layout");

        Assert.Equal(saved.Model.Metadata.Digest, ImageModel.Read(Archive).Metadata.Digest);
    }

    [Fact]
    public void An_image_without_a_model_is_told_together_with_where_it_was_looked_for()
    {
        Write(new SavedArchive { Variable = null, WorkingFolder = "/app" }, "docker");

        RequireFault("has no model in it: expected model.txt and metadata.json in /app/model");
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("layout")]
    public void Of_several_images_none_is_chosen(string tool)
    {
        Write(new SavedArchive { Count = 2 }, tool);

        RequireFault("has 2 images in it; expected one.");
    }

    [Theory]
    [InlineData("docker")]
    [InlineData("podman")]
    [InlineData("layout")]
    public void A_layer_or_a_config_that_was_tampered_with_is_refused(string tool)
    {
        Write(new SavedArchive { WorkingFolder = "/somewhere" }, tool);
        var whole = File.ReadAllBytes(Archive);
        foreach (var text in new[] { "trees", "base", "/somewhere" })
        {
            var bytes = whole.ToArray();
            bytes[bytes.AsSpan().IndexOf(System.Text.Encoding.UTF8.GetBytes(text))] ^= 1;
            File.WriteAllBytes(Archive, bytes);

            RequireFault("does not have its digest");
        }
    }

    [Fact]
    public void An_archive_that_is_gzipped_as_a_whole_is_told()
    {
        File.WriteAllBytes(Archive, [0x1F, 0x8B, 8, 0, 0]);

        RequireFault("unpack it first");
    }

    private void Write(SavedArchive saved, string tool)
    {
        switch (tool)
        {
            case "docker":
                saved.WriteDocker(Archive);
                break;
            case "podman":
                saved.WritePodman(Archive);
                break;
            default:
                saved.WriteLayout(Archive);
                break;
        }
    }

    private void RequireFault(string words)
    {
        var fault = Assert.Throws<SlipwayException>(() => ImageModel.Read(Archive));

        Assert.Equal(ErrorKind.Model, fault.Kind);
        Assert.Contains(words, fault.Message, StringComparison.Ordinal);
    }
}
