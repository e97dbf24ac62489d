using System.Security.Cryptography;
using System.Text.Json;

namespace Slipway.Models;

/// <summary>
/// Names a model by its content: the model file and all of the metadata but its digest and time, so that encoders and
/// the order of the classes are covered. It finds damage, not attackers.
/// </summary>
internal static class ModelDigest
{
    /// <summary>
    /// Begins to load the library that hashes, on another thread: it takes milliseconds, which are much of a short run, and would be waited for
    /// later.
    /// </summary>
    public static void LoadAhead() => Task.Run(() => SHA256.HashData([]));

    /// <summary>SHA-256, as <c>sha256:hex</c>. White space and the order of properties do not count.</summary>
    /// <exception cref="JsonException">The metadata is not JSON.</exception>
    public static string Compute(ReadOnlySpan<byte> modelFile, ReadOnlyMemory<byte> metadataJson)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(SHA256.HashData(modelFile));
        hash.AppendData(Canonical(metadataJson));
        return $"sha256:{Convert.ToHexStringLower(hash.GetHashAndReset())}";
    }

    private static byte[] Canonical(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream))
        {
            Write(document.RootElement, writer, isRoot: true);
        }

        return stream.ToArray();
    }

    private static void Write(JsonElement element, Utf8JsonWriter writer, bool isRoot = false)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in element.EnumerateObject().OrderBy(p => p.Name, StringComparer.Ordinal))
                {
                    if (!isRoot || property.Name is not ("digest" or "created"))
                    {
                        writer.WritePropertyName(property.Name);
                        Write(property.Value, writer);
                    }
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var item in element.EnumerateArray())
                {
                    Write(item, writer);
                }

                writer.WriteEndArray();
                break;
            default:
                element.WriteTo(writer);
                break;
        }
    }
}
