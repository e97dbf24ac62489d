using System.Text.Json;
using Slipway.Pipelines.Build;
using Spectre.Console;

namespace Slipway.Cli.Results;

/// <summary>What <c>slipway build</c> says.</summary>
internal static class BuildView
{
    private const double Megabyte = 1e6;

    public static void Write(IAnsiConsole console, BuildResult result)
    {
        console.WriteLine(FormattableString.Invariant(
            $"Image {string.Join(", ", result.Names)} with the model '{result.Model}': {result.Bytes / Megabyte:0.0} MB, built in {result.Seconds:0.00} s into {result.Output}."));
        console.WriteLine($"Digest: {result.Digest}");
        console.WriteLine($"Next: docker load -i {result.Output} && docker run --rm {result.Names[0]} show");
    }

    public static void Write(Utf8JsonWriter writer, BuildResult result)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("names");
        foreach (var name in result.Names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
        writer.WriteString("digest", result.Digest);
        writer.WriteString("model", result.Model);
        writer.WriteString("model_digest", result.ModelDigest);
        writer.WriteNumber("bytes", result.Bytes);
        writer.WriteString("output", result.Output);
        writer.WriteNumber("seconds", Math.Round(result.Seconds, 3));
        writer.WriteEndObject();
    }
}
