using System.Formats.Tar;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Slipway.Images.Format;

namespace Slipway.Images.Archives;

/// <summary>Reads an image's archive, an OCI layout, and holds every blob against its digest.</summary>
internal sealed class ImageArchiveReader
{
    private readonly string _path;
    private readonly Dictionary<string, (long Offset, long Length)> _files = new(StringComparer.Ordinal);

    private ImageArchiveReader(string path) => _path = path;

    /// <exception cref="SlipwayException">There is no such archive, or it is damaged, or no image.</exception>
    public static ContainerImage Read(string path)
    {
        if (!File.Exists(path))
        {
            throw new SlipwayException(ErrorKind.Usage, $"There is no image archive '{path}'.");
        }

        var reader = new ImageArchiveReader(path);
        try
        {
            reader.FindFiles();
            return reader.ReadImage();
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException or JsonException or FormatException)
        {
            throw reader.Damaged(fault.Message, fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new SlipwayException(ErrorKind.Storage, $"The image archive '{path}' can't be read: {fault.Message}", fault);
        }
    }

    private void FindFiles()
    {
        using var stream = File.OpenRead(_path);
        using var tar = new TarReader(stream);
        while (tar.GetNextEntry() is { } entry)
        {
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
            {
                if (entry.DataOffset + entry.Length > stream.Length)
                {
                    throw new EndOfStreamException($"'{entry.Name}' ends before its end");
                }

                _files[entry.Name] = (entry.DataOffset, entry.Length);
            }
        }
    }

    private ContainerImage ReadImage()
    {
        var index = Parse(ReadFile(ArchivePaths.Index), ImageJson.Plain.ImageIndex);
        var manifest = Parse(Find(index.Manifests[0]).Content, ImageJson.Plain.ImageManifest);
        var config = Parse(Find(manifest.Config).Content, ImageJson.Plain.ImageConfig);
        if (manifest.Layers.Count != config.RootFileSystem.DiffIds.Count || manifest.Layers.Count != config.History.Count)
        {
            throw Damaged("its manifest and its config have different numbers of layers");
        }

        var layers = manifest.Layers.Select((layer, i) => new Layer(Find(layer), config.RootFileSystem.DiffIds[i], config.History[i].CreatedBy));
        return new ContainerImage(config.Config, DateTimeOffset.Parse(config.Created, System.Globalization.CultureInfo.InvariantCulture), [.. layers]);
    }

    private static T Parse<T>(byte[] json, JsonTypeInfo<T> format) =>
        JsonSerializer.Deserialize(json, format) ?? throw new JsonException("found null where a document was expected");

    private Blob Find(Descriptor descriptor)
    {
        var path = ArchivePaths.Of(descriptor.Digest);
        var blob = Blob.Of(ReadFile(path));
        return blob.Size == descriptor.Size && blob.Digest == descriptor.Digest ? blob : throw Damaged($"the content of {path} does not have its digest");
    }

    private byte[] ReadFile(string path)
    {
        if (!_files.TryGetValue(path, out var place))
        {
            throw Damaged($"it has no {path}");
        }

        using var archive = File.OpenRead(_path);
        archive.Position = place.Offset;
        var bytes = new byte[place.Length];
        archive.ReadExactly(bytes);
        return bytes;
    }

    private SlipwayException Damaged(string what, Exception? fault = null) =>
        new(ErrorKind.Model, $"'{_path}' is no whole image archive: {what.TrimEnd('.')}. Build it again, or copy it again.", fault);
}
