using System.Text.Json;
using Slipway.Pipelines.Load;
using Spectre.Console;

namespace Slipway.Cli.Results;

/// <summary>What <c>slipway load</c> says in the end.</summary>
internal static class LoadView
{
    public static void Write(IAnsiConsole console, LoadResult result, LoadOptions options)
    {
        var rate = result.Rows / Math.Max(1e-9, result.Seconds);
        console.WriteLine(
            $"{Figures.Count(result.Rows)} rows from {Path.GetFileName(options.File)} into table {options.Table} of {options.Database} " +
            $"in {Figures.Time(TimeSpan.FromSeconds(result.Seconds))} ({Figures.Count((long)rate)} rows/s).");
        console.WriteLine($"Columns: {string.Join(", ", result.Columns.Select(column => $"{column.Name} {column.SqlType}"))}.");
        foreach (var column in result.Columns.Where(column => column.Note is not null))
        {
            console.WriteLine($"{column.Name} {column.Note}.");
        }

        if (result.Note is not null)
        {
            console.WriteLine(result.Note);
        }
    }

    public static void Write(Utf8JsonWriter writer, LoadResult result, LoadOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("table", options.Table);
        writer.WriteNumber("rows", result.Rows);
        writer.WriteNumber("seconds", Math.Round(result.Seconds, 3));
        writer.WriteString("note", result.Note);
        writer.WriteStartArray("columns");
        foreach (var column in result.Columns)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("type", column.SqlType);
            writer.WriteString("note", column.Note);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
