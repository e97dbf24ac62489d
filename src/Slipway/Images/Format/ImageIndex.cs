namespace Slipway.Images.Format;

/// <summary>What an archive's <c>index.json</c> holds.</summary>
internal sealed record ImageIndex(int SchemaVersion, IReadOnlyList<Descriptor> Manifests);
