using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Slipway.Images.Format;
using Slipway.Models;

namespace Slipway.Images;

/// <summary>
/// The software bill of materials of an image with a model: that of the base image, and the model with its card (CycloneDX 1.5). It holds no
/// time and no random number, so that equal images have equal ones.
/// </summary>
internal static class ModelSbom
{
    /// <summary>Where it is in an image, the base image's and this one alike.</summary>
    public const string Path = "usr/share/slipway/sbom.cdx.json";

    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <returns>The document; null where the base image has none.</returns>
    /// <exception cref="SlipwayException">The base image's is none.</exception>
    public static byte[]? Compose(ContainerImage baseImage, Metadata model)
    {
        var files = new LayerFiles("the base image", Path);
        files.Look(baseImage);
        return files.Contents[0] is { } below ? Compose(below, model) : null;
    }

    private static byte[] Compose(byte[] below, Metadata model)
    {
        var bom = Parse(below);
        if (bom?["metadata"] is not JsonObject metadata || metadata["component"] is not JsonObject slipway || bom["components"] is not JsonArray components)
        {
            throw new SlipwayException(ErrorKind.Model, $"The base image's bill of materials, {Path}, is none. Make the base image again.");
        }

        metadata["component"] = new JsonObject { ["type"] = "container", ["bom-ref"] = "image", ["name"] = model.Name };
        components.Add((JsonNode)slipway);
        components.Add((JsonNode)Component(model));
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            bom.WriteTo(writer);
        }

        stream.WriteByte((byte)'\n');
        return stream.ToArray();
    }

    private static JsonNode? Parse(byte[] json)
    {
        try
        {
            return JsonNode.Parse(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonObject Component(Metadata model)
    {
        var digest = model.Digest[(model.Digest.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return new JsonObject
        {
            ["type"] = "machine-learning-model",
            ["bom-ref"] = $"model:{model.Digest}",
            ["name"] = model.Name,
            ["version"] = digest[..12],
            ["description"] = $"Predicts {model.Target.Name}",
            ["hashes"] = new JsonArray(new JsonObject { ["alg"] = "SHA-256", ["content"] = digest }),
            ["modelCard"] = new JsonObject
            {
                ["modelParameters"] = new JsonObject { ["task"] = model.Task.ToString().ToLowerInvariant() },
                ["quantitativeAnalysis"] = new JsonObject
                {
                    ["performanceMetrics"] = new JsonArray([.. model.Metrics.Test.Select(metric => new JsonObject
                    {
                        ["type"] = metric.Key,
                        ["value"] = metric.Value.ToString("R", CultureInfo.InvariantCulture),
                        ["slice"] = "test",
                    })]),
                },
            },
        };
    }
}
