using System.Text.Json.Serialization;

namespace Slipway.Images.Format;

/// <summary>How a container of the image runs.</summary>
internal sealed record RunConfig
{
    [JsonPropertyName("User")]
    public string? User { get; init; }

    [JsonPropertyName("Env")]
    public IReadOnlyList<string> Environment { get; init; } = [];

    [JsonPropertyName("Entrypoint")]
    public IReadOnlyList<string> EntryPoint { get; init; } = [];

    [JsonPropertyName("Cmd")]
    public IReadOnlyList<string> Command { get; init; } = [];

    [JsonPropertyName("WorkingDir")]
    public string? WorkingFolder { get; init; }

    [JsonPropertyName("Labels")]
    public SortedDictionary<string, string>? Labels { get; init; }

    [JsonPropertyName("Healthcheck")]
    public HealthCheck? HealthCheck { get; init; }
}
