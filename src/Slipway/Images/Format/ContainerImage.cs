using System.Text.Json;
using Slipway.Training;

namespace Slipway.Images.Format;

/// <summary>An image: what runs and how, and its layers from the lowest to the highest.</summary>
/// <param name="Config">How it runs.</param>
/// <param name="Created">When it was made, for its config: UTC.</param>
/// <param name="Layers">The files.</param>
internal sealed record ContainerImage(RunConfig Config, DateTimeOffset Created, IReadOnlyList<Layer> Layers)
{
    private const string Architecture = "amd64";
    private const string OperatingSystem = "linux";

    /// <summary>The config as a blob; its digest is the image's id.</summary>
    public Blob ConfigBlob()
    {
        var created = Clock.Write(Created);
        var config = new ImageConfig(
            created, Architecture, OperatingSystem, Config, new RootFileSystem("layers", [.. Layers.Select(layer => layer.DiffId)]),
            [.. Layers.Select(layer => new HistoryEntry(created, layer.CreatedBy))]);
        return Blob.Of(JsonSerializer.SerializeToUtf8Bytes(config, ImageJson.Plain.ImageConfig));
    }

    /// <summary>The manifest as a blob; its digest is what a registry calls the image by.</summary>
    public Blob ManifestBlob(Blob config)
    {
        var manifest = new ImageManifest(
            2, MediaTypes.Manifest, new Descriptor(MediaTypes.Config, config.Digest, config.Size),
            [.. Layers.Select(layer => new Descriptor(MediaTypes.Layer, layer.Blob.Digest, layer.Blob.Size))]);
        return Blob.Of(JsonSerializer.SerializeToUtf8Bytes(manifest, ImageJson.Plain.ImageManifest));
    }
}
