using System.Globalization;
using System.Text.Json;
using Slipway.Cli.Output;
using Slipway.Sinks;
using Slipway.Sinks.Runs;
using Spectre.Console;

namespace Slipway.Cli.Results;

/// <summary>What <c>slipway runs</c> says.</summary>
internal static class RunsView
{
    public static void Write(IAnsiConsole console, IReadOnlyList<RunRecord> runs)
    {
        if (runs.Count == 0)
        {
            console.WriteLine("No run has written predictions to this database yet.");
            return;
        }

        var table = new ResultTable("run", "state", "from", "into", "model", "rows", "started (UTC)", "took").AlignLeft(1, 2, 3, 4);
        foreach (var run in runs)
        {
            table.Add(
                run.RunId.ToString(CultureInfo.InvariantCulture),
                run.State.ToString().ToLowerInvariant(),
                Source(run),
                run.Partition.Length > 0 ? $"{run.Sink} {run.Partition}" : run.Sink,
                run.Model,
                Figures.Count(run.Rows),
                Figures.Moment(run.Started),
                run.Finished is { } finished ? Figures.Time(finished - run.Started) : "-");
        }

        table.Write(console);
        foreach (var run in runs.Where(run => run.Error is not null))
        {
            console.WriteLine($"Run {run.RunId}: {run.Error}");
        }

        foreach (var run in runs.Where(run => run.State == RunState.Stopped))
        {
            console.WriteLine($"Run {run.RunId} was killed or cut off after {Figures.Count(run.Rows)} rows; the same command goes on from there.");
        }
    }

    public static void Write(Utf8JsonWriter writer, IReadOnlyList<RunRecord> runs)
    {
        writer.WriteStartObject();
        writer.WriteStartArray("runs");
        foreach (var run in runs)
        {
            writer.WriteStartObject();
            writer.WriteNumber("run_id", run.RunId);
            writer.WriteString("state", run.State.ToString().ToLowerInvariant());
            writer.WriteString("source", run.Source);
            writer.WriteString("into", run.Sink);
            if (run.Partition.Length > 0)
            {
                writer.WriteString("partition", run.Partition);
            }

            writer.WriteString("options", run.Options);
            writer.WriteString("model", run.Model);
            writer.WriteString("model_digest", run.ModelDigest);
            writer.WriteNumber("epoch", run.Epoch);
            writer.WriteNumber("chunks", run.Chunk);
            writer.WriteNumber("rows", run.Rows);
            writer.WriteString("last_key", run.LastKey);
            writer.WriteString("started", run.Started);
            writer.WriteString("holder", run.Holder);
            writer.WriteString("held", run.Held);
            if (run.Finished is { } finished)
            {
                writer.WriteString("finished", finished);
            }

            writer.WriteString("error", run.Error);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // A query may be long, and is often laid out over lines; the JSON has it as it is.
    private static string Source(RunRecord run) =>
        Excerpt.Of(string.Join(' ', run.Source.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
}
