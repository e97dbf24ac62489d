using System.Text.Json;
using Slipway.Cli.Output;
using Slipway.Features;
using Spectre.Console;

namespace Slipway.Cli.Results;

/// <summary>How some rows stand to a model's contract.</summary>
internal static class ContractView
{
    public static void Write(IAnsiConsole console, ContractReport report)
    {
        var broken = report.Violations.Select(violation => violation.Feature).ToHashSet(StringComparer.Ordinal);
        var table = new ResultTable("feature", "out of range", "unseen", "missing", "fractional", "stability index", "").AlignLeft(6);
        foreach (var feature in report.Features)
        {
            table.Add(
                feature.Name,
                Figures.Share(feature.OutOfRange),
                Figures.Share(feature.Unseen),
                Figures.Share(feature.Missing),
                Figures.Share(feature.Fractional),
                feature.StabilityIndex is { } index ? Figures.Measure(index) : "-",
                broken.Contains(feature.Name) ? "broken" : "");
        }

        table.Write(console);
        WriteViolations(console, report);
        console.WriteLine(report.Rows == 0 ? "There is no row, so nothing breaks the contract." : report.Holds
            ? $"The contract holds for all {Figures.Count(report.Rows)} rows."
            : $"The contract is broken by these {Figures.Count(report.Rows)} rows, in {broken.Count} of {report.Features.Count} features.");
    }

    public static void WriteViolations(IAnsiConsole console, ContractReport report)
    {
        foreach (var violation in report.Violations)
        {
            console.WriteLine(violation.Sentence);
        }
    }

    public static void Write(Utf8JsonWriter writer, ContractReport report)
    {
        writer.WriteStartObject();
        writer.WriteBoolean("holds", report.Holds);
        writer.WriteNumber("rows", report.Rows);
        writer.WriteStartArray("violations");
        foreach (var violation in report.Violations)
        {
            writer.WriteStartObject();
            writer.WriteString("feature", violation.Feature);
            writer.WriteString("rule", violation.Rule.ToString().ToLowerInvariant());
            WriteNumber(writer, "found", violation.Found);
            WriteNumber(writer, "limit", violation.Limit);
            WriteNumber(writer, "reference", violation.Reference);
            writer.WriteString("sentence", violation.Sentence);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteStartArray("features");
        foreach (var feature in report.Features)
        {
            writer.WriteStartObject();
            writer.WriteString("name", feature.Name);
            WriteNumber(writer, "out_of_range", feature.OutOfRange);
            WriteNumber(writer, "unseen", feature.Unseen);
            WriteNumber(writer, "missing", feature.Missing);
            WriteNumber(writer, "fractional", feature.Fractional);
            WriteNumber(writer, "stability_index", feature.StabilityIndex);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    // JSON has no infinity.
    private static void WriteNumber(Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } number && double.IsFinite(number))
        {
            writer.WriteNumber(name, number);
        }
        else
        {
            writer.WriteNull(name);
        }
    }
}
