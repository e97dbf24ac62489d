using System.Text.Json;
using Slipway.Models;
using Slipway.Pipelines.Train;
using Slipway.Projects;
using Slipway.Training.Metrics;
using Spectre.Console;

namespace Slipway.Cli.Results;

/// <summary>What <c>slipway train</c> says in the end.</summary>
internal static class TrainView
{
    public static void Write(IAnsiConsole console, TrainResult result, ModelLocation location)
    {
        var metadata = result.Metadata;
        console.WriteLine(
            $"Trained '{metadata.Name}' to predict {metadata.Target.Name} ({metadata.Task.ToString().ToLowerInvariant()}) from {Figures.Count(metadata.Split.TrainRows)} rows, " +
            $"{metadata.Features.Count} features; tested on {Figures.Count(metadata.Split.TestRows)} rows ({metadata.Split.Test}).");
        MetricsTable.Write(console, metadata.Metrics);
        console.WriteLine(Verdict(result));
        if (result.Previous is { } previous)
        {
            console.WriteLine(PreviousText.Of(previous, metadata.Metrics.Test[previous.Metric]));
        }

        foreach (var column in metadata.LeftOut.Where(column => column.Reason is not ("the key" or "the target")))
        {
            console.WriteLine($"Left out: {column.Name} ({column.Reason}).");
        }

        console.WriteLine($"Model: {location.Directory} in {Figures.Time(result.Elapsed)}; look at {location.ReportPath}.");
    }

    public static void Write(Utf8JsonWriter writer, TrainResult result, ModelLocation location)
    {
        writer.WriteStartObject();
        writer.WriteString("model_dir", location.Directory);
        writer.WriteBoolean("beats_baseline", result.BeatsBaseline);
        writer.WriteBoolean("task_guessed", result.IsTaskGuessed);
        PreviousText.Write(writer, result.Previous);
        writer.WriteNumber("seconds", Math.Round(result.Elapsed.TotalSeconds, 3));
        writer.WritePropertyName("metadata");
        JsonSerializer.Serialize(writer, result.Metadata, ModelJson.Readable.Metadata);
        writer.WriteEndObject();
    }

    private static string Verdict(TrainResult result)
    {
        var metric = MetricNames.Primary(result.Metadata.Task);
        var (test, baseline) = (result.Metadata.Metrics.Test[metric], result.Metadata.Metrics.Baseline[metric]);
        var what = result.Metadata.Task == TaskKind.Regression ? "the training rows' mean" : "the training rows' class shares";
        return result.BeatsBaseline
            ? $"Its {Figures.Words(metric)} on the test rows is {Figures.Share(1 - test / baseline)} below that of always predicting {what}."
            : $"This model is no better than always predicting {what}: {Figures.Words(metric)} {Figures.Measure(test)} beside {Figures.Measure(baseline)}. " +
              "The features say little about the target, or there are too few rows; do not use its predictions.";
    }
}
