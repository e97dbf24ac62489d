using System.Text.Json;

namespace Slipway.Tests.Images;

/// <summary>The official schema of CycloneDX 1.5 (Schemas/fetch).</summary>
internal static class CycloneDx
{
    private static readonly SchemaFile Bom = new("tests", "Slipway.Tests", "Images", "Schemas", "bom-1.5.schema.json") { Referred = ["spdx.schema.json", "jsf-0.82.schema.json"] };

    /// <summary>What in a bill of materials is not as the schema wants it; empty where all is.</summary>
    public static IReadOnlyList<string> Faults(byte[] bom) => Bom.Faults(JsonElement.Parse(bom));
}
