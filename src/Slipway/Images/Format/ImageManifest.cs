namespace Slipway.Images.Format;

/// <summary>The image's manifest: https://github.com/opencontainers/image-spec/blob/main/manifest.md.</summary>
internal sealed record ImageManifest(int SchemaVersion, string MediaType, Descriptor Config, IReadOnlyList<Descriptor> Layers);
