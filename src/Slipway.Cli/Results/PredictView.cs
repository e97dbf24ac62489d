using System.Text.Json;
using Slipway.Pipelines.Predict;
using Spectre.Console;

namespace Slipway.Cli.Results;

/// <summary>What <c>slipway predict</c> says in the end.</summary>
internal static class PredictView
{
    public static void Write(IAnsiConsole console, PredictSummary summary)
    {
        var into = summary.Into is null ? "" : $" into {summary.Into}";
        var partition = summary.Partition is null ? "" : $", partition {summary.Partition}";
        var run = summary.RunId is { } id ? $"Run {id}{partition}: " : "";
        console.WriteLine(
            $"{run}{Figures.Count(summary.RowsRead)} rows read, {Figures.Count(summary.RowsPredicted)} predicted{into} by '{summary.Model}' " +
            $"in {Figures.Time(summary.Elapsed)} ({Figures.Count((long)summary.RowsPerSecond)} rows/s).");
        if (summary.RowsResumed > 0)
        {
            console.WriteLine($"The {Figures.Count(summary.RowsResumed)} rows before them were written by the run that this one went on with.");
        }

        foreach (var (feature, count) in summary.UnseenCategories)
        {
            console.WriteLine($"{feature}: {Figures.Count(count)} values that training never saw; they count as missing.");
        }

        if (!summary.Contract.Holds)
        {
            console.WriteLine("These rows break the model's data contract; slipway check shows every feature:");
            ContractView.WriteViolations(console, summary.Contract);
        }
    }

    public static void Write(Utf8JsonWriter writer, PredictSummary summary)
    {
        writer.WriteStartObject();
        if (summary.RunId is { } run)
        {
            writer.WriteNumber("run_id", run);
        }

        writer.WriteString("into", summary.Into);
        if (summary.Partition is { } partition)
        {
            writer.WriteString("partition", partition.ToString());
        }

        writer.WriteString("model", summary.Model);
        writer.WriteString("model_digest", summary.ModelDigest);
        writer.WriteString("scorer", summary.Scorer);
        writer.WriteNumber("rows_read", summary.RowsRead);
        writer.WriteNumber("rows_predicted", summary.RowsPredicted);
        writer.WriteNumber("rows_resumed", summary.RowsResumed);
        writer.WriteNumber("seconds", Math.Round(summary.Elapsed.TotalSeconds, 3));
        writer.WriteNumber("rows_per_second", Math.Round(summary.RowsPerSecond));
        writer.WriteStartObject("unseen_categories");
        foreach (var (feature, count) in summary.UnseenCategories)
        {
            writer.WriteNumber(feature, count);
        }

        writer.WriteEndObject();
        writer.WritePropertyName("contract");
        ContractView.Write(writer, summary.Contract);
        writer.WriteEndObject();
    }
}
