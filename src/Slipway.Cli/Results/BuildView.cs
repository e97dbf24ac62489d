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
            $"Image {string.Join(", ", result.Names)} with the model '{result.Model}': {result.Bytes / Megabyte:0.0} MB, built in {result.Seconds:0.00} s."));
        console.WriteLine($"Digest: {result.Digest}");
        if (result.Previous is { } previous)
        {
            console.WriteLine(PreviousText.Of(previous, result.TestMetrics[previous.Metric]));
        }

        foreach (var place in result.Places)
        {
            console.WriteLine(Describe(place, result.Names[0]));
        }
    }

    private static string Describe(ImagePlace place, string name) => place switch
    {
        { SentBytes: { } sent } => FormattableString.Invariant($"Pushed to {place.Name}: {sent / Megabyte:0.0} MB, the rest was there."),
        { Kind: "sbom" } => $"What is in it: {place.Name} (CycloneDX)",
        { Kind: "engine" } => $"Loaded into {place.Name}: {place.Name} run --rm {name} show",
        _ => $"Archive: {place.Name}; docker load -i {place.Name} && docker run --rm {name} show",
    };

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
        writer.WriteStartObject("test_metrics");
        foreach (var (metric, value) in result.TestMetrics)
        {
            writer.WriteNumber(metric, value);
        }

        writer.WriteEndObject();
        PreviousText.Write(writer, result.Previous);
        writer.WriteNumber("bytes", result.Bytes);
        writer.WriteStartArray("places");
        foreach (var place in result.Places)
        {
            writer.WriteStartObject();
            writer.WriteString("kind", place.Kind);
            writer.WriteString("name", place.Name);
            if (place.SentBytes is { } sent)
            {
                writer.WriteNumber("sent_bytes", sent);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteNumber("seconds", Math.Round(result.Seconds, 3));
        writer.WriteEndObject();
    }
}
