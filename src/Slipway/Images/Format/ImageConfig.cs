using System.Text.Json.Serialization;

namespace Slipway.Images.Format;

/// <summary>The image's config: https://github.com/opencontainers/image-spec/blob/main/config.md.</summary>
internal sealed record ImageConfig(
    string Created,
    string Architecture,
    string Os,
    RunConfig Config,
    [property: JsonPropertyName("rootfs")] RootFileSystem RootFileSystem,
    IReadOnlyList<HistoryEntry> History);
