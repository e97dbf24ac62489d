using System.Formats.Tar;
using System.IO.Compression;
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

    /// <summary>Looks into an image's layers until all is found.</summary>
    /// <exception cref="SlipwayException">A layer is damaged.</exception>
    public void Look(ContainerImage image)
    {
        foreach (var layer in image.Layers.Reverse().TakeWhile(_ => !IsDone))
        {
            Look(layer.Blob.Content);
        }
    }

    /// <summary>Looks into a layer.</summary>
    /// <param name="layer">A tar, gzipped or not.</param>
    /// <exception cref="SlipwayException">It is damaged, or compressed otherwise.</exception>
    public void Look(byte[] layer)
    {
        using var content = new MemoryStream(layer, writable: false);
        using var expanded = layer is [0x1F, 0x8B, ..] ? (Stream)new GZipStream(content, CompressionMode.Decompress) : content;
        try
        {
            using var tar = new TarReader(expanded);
            while (!IsDone && tar.GetNextEntry() is { } entry)
            {
                if (Array.IndexOf(paths, Relative(entry.Name)) is var index and >= 0 && entry.DataStream is { } file)
                {
                    var bytes = new byte[entry.Length];
                    file.ReadExactly(bytes);
                    _contents[index] ??= bytes;
                }
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException)
        {
            throw new SlipwayException(ErrorKind.Model, $"A layer of the image '{imageName}' can't be read: {fault.Message.TrimEnd('.')}. Expected a tar, gzipped or not.", fault);
        }
    }

    // Some tools write paths from the root, or from the present folder.
    private static string Relative(string path) => path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path.TrimStart('/');
}
