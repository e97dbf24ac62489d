using System.Text.Json.Serialization;

namespace Slipway.Images.Format;

/// <summary>What an archive's <c>manifest.json</c> holds for <c>docker load</c>.</summary>
internal sealed record DockerArchiveEntry(
    [property: JsonPropertyName("Config")] string Config,
    [property: JsonPropertyName("RepoTags")] IReadOnlyList<string> Names,
    [property: JsonPropertyName("Layers")] IReadOnlyList<string> Layers);
