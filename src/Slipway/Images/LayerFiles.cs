using System.Formats.Tar;
using System.IO.Compression;
using Slipway.Images.Archives;
using Slipway.Images.Format;

namespace Slipway.Images;

/// <summary>Looks for files in an image's layers, from the highest down: what a higher one has hides what is below it.</summary>
/// <param name="imageName">The image's name, for messages.</param>
/// <param name="paths">The files' paths, from the root and without a slash before them.</param>
internal sealed class LayerFiles(string imageName, params string[] paths)
{
    private readonly byte[]?[] _contents = new byte[]?[paths.Length];

    /// <summary>What was found, in the order of the paths; null for what was not.</summary>
    public IReadOnlyList<byte[]?> Contents => _contents;

    /// <summary>Whether there is nothing more to look for.</summary>
    public bool IsDone => !_contents.Contains(null);

    /// <summary>The tar in a layer, gzipped or not.</summary>
    /// <param name="layer">The layer, from its beginning, and which can go back there.</param>
    public static Stream Expand(Stream layer)
    {
        var isGzipped = layer.ReadByte() == 0x1F && layer.ReadByte() == 0x8B;
        layer.Position = 0;
        return isGzipped ? new GZipStream(layer, CompressionMode.Decompress) : layer;
    }

    /// <summary>Looks into an image's layers until all is found.</summary>
    /// <exception cref="SlipwayException">A layer is damaged.</exception>
    public void Look(ContainerImage image)
    {
        foreach (var layer in image.Layers.Reverse())
        {
            using var content = layer.Blob.Open();
            Look(content);
        }
    }

    /// <summary>Looks into a layer for what is not found yet.</summary>
    /// <param name="layer">A tar, gzipped or not.</param>
    /// <exception cref="SlipwayException">It is damaged, or compressed otherwise.</exception>
    public void Look(Stream layer)
    {
        if (IsDone)
        {
            return;
        }

        try
        {
            using var expanded = Expand(layer);
            using var tar = new TarReader(expanded);
            while (!IsDone && tar.GetNextEntry() is { } entry)
            {
                if (Array.IndexOf(paths, ArchivePaths.Resolve("", entry.Name)) is var index and >= 0 && entry.DataStream is { } file)
                {
                    using var bytes = new MemoryStream();
                    file.CopyTo(bytes);
                    _contents[index] ??= bytes.ToArray();
                }
            }
        }
        catch (Exception fault) when (ArchiveFaults.IsDamage(fault) || fault is IOException)
        {
            throw new SlipwayException(ErrorKind.Model, $"A layer of the image '{imageName}' can't be read: {fault.Message.TrimEnd('.')}. Expected a tar, gzipped or not.", fault);
        }
    }
}
