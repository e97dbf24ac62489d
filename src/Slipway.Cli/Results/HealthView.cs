using System.Text.Json;
using Slipway.Models;
using Spectre.Console;

namespace Slipway.Cli.Results;

/// <summary>What <c>slipway health</c> says of a whole model.</summary>
internal static class HealthView
{
    public static void Write(IAnsiConsole console, Metadata metadata) =>
        console.WriteLine($"The model {metadata.Name} is whole and matches its digest, {metadata.Digest}.");

    public static void Write(Utf8JsonWriter writer, Metadata metadata)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("healthy", true);
        writer.WriteString("model", metadata.Name);
        writer.WriteString("model_digest", metadata.Digest);
        writer.WriteEndObject();
    }
}
