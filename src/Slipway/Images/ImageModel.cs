using System.Formats.Tar;
using System.IO.Compression;
using Slipway.Images.Archives;
using Slipway.Images.Format;
using Slipway.Models;
using Slipway.Projects;

namespace Slipway.Images;

/// <summary>Finds the model in an image.</summary>
internal static class ImageModel
{
    /// <param name="archive">The image's archive.</param>
    /// <exception cref="SlipwayException">The archive or the model in it is damaged, or there is none.</exception>
    public static ModelFolder Read(string archive)
    {
        var image = ImageArchiveReader.Read(archive);
        var folder = Variable(image, "MODEL_DIR")?.Trim('/');
        var location = new ModelLocation(archive, Variable(image, "MODEL_FILE") ?? new ModelLocation().ModelFile, Variable(image, "METADATA_FILE") ?? new ModelLocation().MetadataFile);
        var files = Find(image, [$"{folder}/{location.MetadataFile}", $"{folder}/{location.ModelFile}"]);
        return files is [{ } metadata, { } model]
            ? ModelFolder.Open(metadata, model, location)
            : throw new SlipwayException(ErrorKind.Model, $"The image '{archive}' has no model in it. Build one: slipway build -t NAME:TAG -o FILE.");
    }

    private static string? Variable(ContainerImage image, string name) =>
        image.Config.Environment.LastOrDefault(line => line.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

    // What a higher layer has hides what is below it.
    private static byte[]?[] Find(ContainerImage image, string[] paths)
    {
        var found = new byte[]?[paths.Length];
        foreach (var layer in image.Layers.Reverse())
        {
            using var tar = new TarReader(new GZipStream(layer.Blob.Open(), CompressionMode.Decompress));
            while (found.Contains(null) && tar.GetNextEntry() is { } entry)
            {
                if (Array.IndexOf(paths, entry.Name) is var index and >= 0 && entry.DataStream is { } content)
                {
                    var bytes = new byte[entry.Length];
                    content.ReadExactly(bytes);
                    found[index] ??= bytes;
                }
            }
        }

        return found;
    }
}
