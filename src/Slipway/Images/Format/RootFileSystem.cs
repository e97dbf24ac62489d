using System.Text.Json.Serialization;

namespace Slipway.Images.Format;

internal sealed record RootFileSystem(string Type, [property: JsonPropertyName("diff_ids")] IReadOnlyList<string> DiffIds);
