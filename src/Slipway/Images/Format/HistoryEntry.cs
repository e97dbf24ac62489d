using System.Text.Json.Serialization;

namespace Slipway.Images.Format;

internal sealed record HistoryEntry(string Created, [property: JsonPropertyName("created_by")] string CreatedBy);
