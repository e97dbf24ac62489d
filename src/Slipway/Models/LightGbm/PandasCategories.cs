using System.Text.Json;

namespace Slipway.Models.LightGbm;

/// <summary>Reads the categories that LightGBM's Python package keeps of a data frame's columns: a JSON array of arrays, a value's place being its code.</summary>
internal static class PandasCategories
{
    /// <returns>One entry a categorical column, the values as text; empty where there is none; null where it is no such JSON.</returns>
    public static IReadOnlyList<IReadOnlyList<string>>? Parse(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind switch
            {
                JsonValueKind.Null => [],
                JsonValueKind.Array when document.RootElement.EnumerateArray().All(IsOfDistinctScalars) => [.. document.RootElement.EnumerateArray().Select(Texts)],
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static bool IsOfDistinctScalars(JsonElement column) =>
        column.ValueKind == JsonValueKind.Array && column.GetArrayLength() > 0
        && column.EnumerateArray().All(value => value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
        && Texts(column).Distinct(StringComparer.Ordinal).Count() == column.GetArrayLength();

    private static IReadOnlyList<string> Texts(JsonElement column) => [.. column.EnumerateArray().Select(value => value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText())];
}
