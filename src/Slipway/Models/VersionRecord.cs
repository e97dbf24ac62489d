using System.Text.Json.Serialization;

namespace Slipway.Models;

/// <summary>What wrote the model.</summary>
/// <param name="Slipway">Slipway's version.</param>
/// <param name="LightGbm">LightGBM's version; null for a model of another library.</param>
internal sealed record VersionRecord(string Slipway, [property: JsonPropertyName("lightgbm")] string? LightGbm)
{
    /// <summary>Of a model that this Slipway writes.</summary>
    public static VersionRecord Current(string? lightGbm) =>
        new(typeof(VersionRecord).Assembly.GetName().Version!.ToString(3), lightGbm);
}
