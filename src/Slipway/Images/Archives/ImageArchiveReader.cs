using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Slipway.Images.Format;

namespace Slipway.Images.Archives;

/// <summary>Reads an image's archive, an OCI layout, and holds every blob against its digest.</summary>
internal sealed class ImageArchiveReader
{
    private readonly ArchiveFiles _files;

    private ImageArchiveReader(ArchiveFiles files) => _files = files;

    /// <exception cref="SlipwayException">There is no such archive, or it is damaged, or no image.</exception>
    public static ContainerImage Read(string path) => ArchiveFaults.Read(path, files => new ImageArchiveReader(files).ReadImage());

    private ContainerImage ReadImage()
    {
        var index = Parse(_files.Read(ArchivePaths.Index), ImageJson.Plain.ImageIndex);
        var manifest = Parse(Find(index.Manifests is [{ } first, ..] ? first : throw new InvalidDataException("it names no image")).Content, ImageJson.Plain.ImageManifest);
        var config = Parse(Find(manifest.Config).Content, ImageJson.Plain.ImageConfig);
        if (manifest.Layers.Count != config.RootFileSystem.DiffIds.Count || manifest.Layers.Count != config.History.Count)
        {
            throw new InvalidDataException("its manifest and its config have different numbers of layers");
        }

        var layers = manifest.Layers.Select((layer, i) => new Layer(Find(layer), config.RootFileSystem.DiffIds[i], config.History[i].CreatedBy));
        return new ContainerImage(config.Config, DateTimeOffset.Parse(config.Created, CultureInfo.InvariantCulture), [.. layers]);
    }

    private static T Parse<T>(byte[] json, JsonTypeInfo<T> format) =>
        JsonSerializer.Deserialize(json, format) ?? throw new JsonException("found null where a document was expected");

    private Blob Find(Descriptor descriptor)
    {
        var path = ArchivePaths.Of(descriptor.Digest);
        var blob = Blob.Of(_files.Read(path));
        return blob.Size == descriptor.Size && blob.Digest == descriptor.Digest ? blob : throw new InvalidDataException($"the content of {path} does not have its digest");
    }
}
