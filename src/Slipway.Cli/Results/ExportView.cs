using System.Text.Json;
using Slipway.Exports.Onnx;
using Slipway.Models;
using Spectre.Console;

namespace Slipway.Cli.Results;

/// <summary>Shows what was exported.</summary>
internal static class ExportView
{
    public static void Write(Utf8JsonWriter writer, string sql)
    {
        writer.WriteStartObject();
        writer.WriteString("sql", sql);
        writer.WriteEndObject();
    }

    public static void Write(IAnsiConsole console, string path, Metadata metadata) => console.WriteLine(
        $"Model {metadata.Name} is in {path}. Its input '{OnnxExporter.Input}' takes {metadata.Features.Sum(feature => feature.Width)} columns of float32, encoded as docs/features.md says; the file names them.");

    public static void Write(Utf8JsonWriter writer, string path, Metadata metadata)
    {
        writer.WriteStartObject();
        writer.WriteString("onnx", path);
        writer.WriteString("input", OnnxExporter.Input);
        writer.WriteStartArray("columns");
        foreach (var column in metadata.Features.SelectMany(feature => feature.ModelColumns()))
        {
            writer.WriteStringValue(column);
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }
}
