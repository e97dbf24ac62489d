using System.Globalization;
using System.Text.Json;
using Slipway.Cli.Demo;
using Slipway.Cli.Help;
using Slipway.Cli.Output;
using Slipway.Projects;
using Spectre.Console;

namespace Slipway.Cli.Results;

/// <summary>What <c>slipway demo</c> says in the end.</summary>
internal static class DemoView
{
    public static void Write(IAnsiConsole console, DemoResult result)
    {
        LoadView.Write(console, result.Loaded, result.Load);
        console.WriteLine();
        TrainView.Write(console, result.Trained, Location(result));
        console.WriteLine();
        PredictView.Write(console, result.Predicted);
        console.WriteLine();
        console.WriteLine("The first test rows, which the model had not seen, in thousands of dollars:");
        var table = new ResultTable("tract", "true value", "prediction", "error");
        foreach (var row in result.Rows)
        {
            table.Add(row.Id.ToString(CultureInfo.InvariantCulture), Money(row.Actual), Money(row.Predicted), Money(row.Predicted - row.Actual));
        }

        table.Write(console);
        var command = CommandPath.Called;
        console.WriteLine($"What to try next, after cd {ShellWord.Of(result.Folder)}:");
        console.WriteLine($"  open {Path.Combine("model", "report.html")} in a browser");
        console.WriteLine($"  {command} check --file {BostonExample.ScrambledFile}    # rows that were scrambled on their way: the contract catches them");
        console.WriteLine($"  {command} train --set train.trees=1000    # then: {command} show, and {command} predict again");
    }

    public static void Write(Utf8JsonWriter writer, DemoResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("folder", result.Folder);
        writer.WritePropertyName("load");
        LoadView.Write(writer, result.Loaded, result.Load);
        writer.WritePropertyName("train");
        TrainView.Write(writer, result.Trained, Location(result));
        writer.WritePropertyName("predict");
        PredictView.Write(writer, result.Predicted);
        writer.WriteStartArray("rows");
        foreach (var row in result.Rows)
        {
            writer.WriteStartObject();
            writer.WriteNumber(BostonExample.Key, row.Id);
            writer.WriteNumber(BostonExample.Target, row.Actual);
            writer.WriteNumber("prediction", row.Predicted);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static ModelLocation Location(DemoResult result) => new(Path.Combine(result.Folder, new ModelLocation().Directory));

    private static string Money(double thousands) => thousands.ToString("0.0", CultureInfo.InvariantCulture);
}
