using System.Text.Json.Serialization;

namespace Slipway.Images.Format;

/// <summary>How a container is asked whether it is well: Docker's addition to the specification. Times are nanoseconds.</summary>
internal sealed record HealthCheck(
    [property: JsonPropertyName("Test")] IReadOnlyList<string> Test,
    [property: JsonPropertyName("Interval")] long Interval,
    [property: JsonPropertyName("Timeout")] long Timeout);
