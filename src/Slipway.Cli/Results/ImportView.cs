using System.Text.Json;
using Slipway.Models;
using Slipway.Pipelines.Import;
using Slipway.Projects;
using Slipway.Training.Metrics;
using Spectre.Console;

namespace Slipway.Cli.Results;

/// <summary>What <c>slipway import</c> says in the end.</summary>
internal static class ImportView
{
    public static void Write(IAnsiConsole console, ImportResult result, ModelLocation location)
    {
        var metadata = result.Metadata;
        var imported = metadata.Imported!;
        console.WriteLine(
            $"Imported '{metadata.Name}' from {imported.File} ({Format(imported)}) to predict {metadata.Target.Name} ({metadata.Task.ToString().ToLowerInvariant()}) " +
            $"from {metadata.Features.Count} features; its contract is learned from {Figures.Count(metadata.Source.Rows)} rows.");
        if (result.BeatsBaseline is { } isBetter)
        {
            MetricsTable.Write(console, metadata.Metrics);
            console.WriteLine(Verdict(metadata, isBetter));
        }

        console.WriteLine($"Model: {location.Directory} in {Figures.Time(result.Elapsed)}; look at {location.ReportPath}.");
    }

    public static void Write(Utf8JsonWriter writer, ImportResult result, ModelLocation location)
    {
        writer.WriteStartObject();
        writer.WriteString("model_dir", location.Directory);
        if (result.BeatsBaseline is { } isBetter)
        {
            writer.WriteBoolean("beats_baseline", isBetter);
        }
        else
        {
            writer.WriteNull("beats_baseline");
        }

        writer.WriteNumber("seconds", Math.Round(result.Elapsed.TotalSeconds, 3));
        writer.WritePropertyName("metadata");
        JsonSerializer.Serialize(writer, result.Metadata, ModelJson.Readable.Metadata);
        writer.WriteEndObject();
    }

    /// <summary>The library that the model's file is of, with its version where the file says it.</summary>
    public static string Format(ImportRecord imported) => imported.LibraryVersion is { } version ? $"{imported.Format} {version}" : imported.Format;

    /// <summary>What the metrics of an imported model are of.</summary>
    public static string Tested(Metadata metadata) => metadata.Split.TestRows > 0
        ? $"on {Figures.Count(metadata.Split.TestRows)} of these rows, which it may have been trained on"
        : "no: no row's target is known";

    private static string Verdict(Metadata metadata, bool isBetter)
    {
        var metric = MetricNames.Primary(metadata.Task);
        var (test, baseline) = (metadata.Metrics.Test[metric], metadata.Metrics.Baseline[metric]);
        var what = metadata.Task == TaskKind.Regression ? "mean" : "class shares";
        return isBetter
            ? $"Its {Figures.Words(metric)} on {Figures.Count(metadata.Split.TestRows)} rows is {Figures.Share(1 - test / baseline)} below that of always predicting their {what}. " +
              "Where it was trained on them too, it does worse on new rows."
            : $"This model is no better on these rows than always predicting their {what}: {Figures.Words(metric)} {Figures.Measure(test)} beside {Figures.Measure(baseline)}. " +
              "Are the features in the model's order, and the texts' values in that of their codes?";
    }
}
