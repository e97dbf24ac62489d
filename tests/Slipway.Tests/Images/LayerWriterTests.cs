using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;
using Slipway.Images.Format;
using Slipway.Images.Layers;

namespace Slipway.Tests.Images;

public sealed class LayerWriterTests
{
    [Fact]
    public void Entries_in_any_order_give_the_same_bytes()
    {
        LayerEntry[] entries = [SampleImage.File("b/x", "1"), SampleImage.File("a", "2"), new LinkEntry("b/y", "x"), new FolderEntry("tmp")];

        var layer = LayerWriter.Write(entries, "a layer", 6);
        var again = LayerWriter.Write(entries.Reverse(), "a layer", 6);

        Assert.Equal(layer.Blob.Digest, again.Blob.Digest);
        Assert.Equal(layer.DiffId, again.DiffId);
    }

    [Fact]
    public void Entries_belong_to_root_and_have_no_time_and_the_folders_above_them_are_there()
    {
        var layer = LayerWriter.Write([new FileEntry("usr/bin/run", LayerEntry.Executable, () => new MemoryStream([1])), new LinkEntry("run", "usr/bin/run")], "a layer", 6);

        var entries = Read(layer);

        Assert.Equal(["run", "usr/", "usr/bin/", "usr/bin/run"], entries.Select(entry => entry.Name));
        Assert.All(entries, entry => Assert.Equal((0, 0, DateTimeOffset.UnixEpoch), (entry.Uid, entry.Gid, entry.ModificationTime)));
        Assert.Equal("usr/bin/run", entries[0].LinkName);
        Assert.All(entries[1..], entry => Assert.Equal(LayerEntry.Executable, entry.Mode));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(9)]
    public void The_digest_of_the_files_does_not_depend_on_the_compression(int compression)
    {
        var entries = new[] { SampleImage.File("a", new string('a', 100_000)) };

        var layer = LayerWriter.Write(entries, "a layer", compression);

        Assert.Equal(LayerWriter.Write(entries, "a layer", 6).DiffId, layer.DiffId);
        using var tar = new GZipStream(layer.Blob.Open(), CompressionMode.Decompress);
        Assert.Equal(layer.DiffId, Digest.Of(SHA256.HashData(tar)));
        Assert.Equal(layer.Blob.Digest, Digest.Of(SHA256.HashData(layer.Blob.Content)));
    }

    private static List<TarEntry> Read(Layer layer)
    {
        using var gzip = new GZipStream(layer.Blob.Open(), CompressionMode.Decompress);
        using var tar = new TarReader(gzip);
        var entries = new List<TarEntry>();
        while (tar.GetNextEntry(copyData: true) is { } entry)
        {
            entries.Add(entry);
        }

        return entries;
    }
}
