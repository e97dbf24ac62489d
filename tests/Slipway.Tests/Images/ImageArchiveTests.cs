using Slipway.Images;
using Slipway.Images.Archives;
using Slipway.Images.Format;

namespace Slipway.Tests.Images;

public sealed class ImageArchiveTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_written_is_read_again()
    {
        var image = SampleImage.Create();

        var (path, digest) = Write(image);
        var read = ImageArchiveReader.Read(path);

        Assert.Equal(image.Created, read.Created);
        Assert.Equal(image.Config.EntryPoint, read.Config.EntryPoint);
        Assert.Equal(image.Config.HealthCheck!.Test, read.Config.HealthCheck!.Test);
        Assert.Equal(image.Layers.Select(layer => (layer.DiffId, layer.Blob.Digest, layer.CreatedBy)), read.Layers.Select(layer => (layer.DiffId, layer.Blob.Digest, layer.CreatedBy)));
        Assert.Equal(digest, Write(read).Digest);
    }

    [Fact]
    public void Another_content_of_one_layer_changes_that_layer_alone()
    {
        var image = SampleImage.Create();
        var other = SampleImage.Create("other");

        Assert.NotEqual(Write(image).Digest, Write(other).Digest);
        Assert.NotEqual(image.Layers[0].DiffId, other.Layers[0].DiffId);
        Assert.Equal(image.Layers[1].DiffId, other.Layers[1].DiffId);
    }

    [Fact]
    public void An_archive_that_is_cut_off_anywhere_is_refused_in_words()
    {
        const int BlockBytes = 512;
        const int Seed = 7;
        var whole = File.ReadAllBytes(Write(SampleImage.WithModel()).Path);
        var random = new Random(Seed);
        var path = _folder.File("cut.tar");
        var lengths = Enumerable.Range(0, whole.Length / BlockBytes).Select(block => block * BlockBytes).Concat(Enumerable.Range(0, 300).Select(_ => random.Next(whole.Length)));

        foreach (var length in lengths)
        {
            File.WriteAllBytes(path, whole[..length]);
            foreach (Action read in new Action[] { () => ImageArchiveReader.Read(path), () => ImageModel.Read(path) })
            {
                var fault = Record.Exception(read) as SlipwayException;

                Assert.True(
                    fault is { Kind: ErrorKind.Model } && fault.Message.Contains("no whole image archive", StringComparison.Ordinal), $"Seed {Seed}, {length} of {whole.Length} bytes: {fault}");
            }
        }
    }

    [Fact]
    public void A_blob_that_was_tampered_with_is_refused_in_words()
    {
        var (path, _) = Write(SampleImage.Create());
        var bytes = File.ReadAllBytes(path);
        var image = ImageArchiveReader.Read(path);
        var layer = image.Layers[1].Blob.Content;
        bytes[bytes.AsSpan().IndexOf(layer) + layer.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        var fault = Assert.Throws<SlipwayException>(() => ImageArchiveReader.Read(path));

        Assert.Contains("does not have its digest", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_archive_or_no_image_is_refused_in_words()
    {
        var text = _folder.Write("a.tar", "no archive at all");

        Assert.Equal(ErrorKind.Model, Assert.Throws<SlipwayException>(() => ImageArchiveReader.Read(text)).Kind);
        Assert.Contains("There is no image archive", Assert.Throws<SlipwayException>(() => ImageArchiveReader.Read(_folder.File("none.tar"))).Message, StringComparison.Ordinal);
    }

    private (string Path, string Digest) Write(ContainerImage image)
    {
        var path = _folder.File($"{Guid.NewGuid()}.tar");
        return (path, ImageArchiveWriter.Write(image, [ImageName.Parse("a:1")], path));
    }
}
