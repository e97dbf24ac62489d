using System.Formats.Tar;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Slipway.Images.Format;
using Slipway.Sinks.Files;

namespace Slipway.Images.Archives;

/// <summary>
/// Writes an image as one tar that is an OCI layout (Podman, skopeo, registries' tools) and a Docker archive (<c>docker load</c>) at once:
/// both point to the same blobs.
/// </summary>
internal static class ImageArchiveWriter
{
    /// <param name="image">The image.</param>
    /// <param name="names">What it is called, with tags: <c>boston:1</c>.</param>
    /// <param name="path">The archive, which is written whole or not at all.</param>
    /// <returns>The manifest's digest.</returns>
    /// <exception cref="SlipwayException">It can't be written.</exception>
    public static string Write(ContainerImage image, IReadOnlyList<ImageName> names, string path)
    {
        try
        {
            using var file = new OutputFile(path);
            var digest = Write(image, names, file.Stream);
            file.Commit();
            return digest;
        }
        catch (Exception fault) when (FileFault.Is(fault))
        {
            throw new SlipwayException(ErrorKind.Storage, $"'{path}' can't be written: {FileFault.Reason(fault)}", fault);
        }
    }

    private static string Write(ContainerImage image, IReadOnlyList<ImageName> names, Stream archive)
    {
        var config = image.ConfigBlob();
        var manifest = image.ManifestBlob(config);
        var blobs = image.Layers.Select(layer => layer.Blob).Append(config).Append(manifest).DistinctBy(blob => blob.Digest);

        using var tar = new TarWriter(archive, TarEntryFormat.Ustar, leaveOpen: true);
        foreach (var folder in ArchivePaths.Folders)
        {
            Write(tar, new UstarTarEntry(TarEntryType.Directory, folder) { Mode = Layers.LayerEntry.Executable });
        }

        foreach (var blob in blobs.OrderBy(blob => blob.Digest, StringComparer.Ordinal))
        {
            using var content = blob.Open();
            Write(tar, new UstarTarEntry(TarEntryType.RegularFile, ArchivePaths.Of(blob.Digest)) { DataStream = content });
        }

        WriteJson(tar, ArchivePaths.Index, Index(manifest, names), ImageJson.Plain.ImageIndex);
        WriteJson(
            tar, ArchivePaths.DockerManifest,
            [new DockerArchiveEntry(ArchivePaths.Of(config.Digest), [.. names.Select(name => name.Familiar)], [.. image.Layers.Select(layer => ArchivePaths.Of(layer.Blob.Digest))])],
            ImageJson.Plain.DockerArchiveEntryArray);
        WriteJson(tar, ArchivePaths.Layout, new OciLayout("1.0.0"), ImageJson.Plain.OciLayout);
        return manifest.Digest;
    }

    // One entry a name, as the tools that choose by it expect; without names, the image alone.
    private static ImageIndex Index(Blob manifest, IReadOnlyList<ImageName> names)
    {
        var descriptor = new Descriptor(MediaTypes.Manifest, manifest.Digest, manifest.Size);
        return new ImageIndex(2, names.Count == 0 ? [descriptor] : [.. names.Select(name => descriptor with
        {
            Annotations = new SortedDictionary<string, string>(StringComparer.Ordinal)
            {
                ["io.containerd.image.name"] = name.Full,
                ["org.opencontainers.image.ref.name"] = name.Tag,
            },
        })]);
    }

    private static void WriteJson<T>(TarWriter tar, string path, T document, JsonTypeInfo<T> format)
    {
        using var content = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(document, format));
        Write(tar, new UstarTarEntry(TarEntryType.RegularFile, path) { DataStream = content });
    }

    private static void Write(TarWriter tar, UstarTarEntry entry)
    {
        entry.ModificationTime = DateTimeOffset.UnixEpoch;
        tar.WriteEntry(entry);
    }
}
