using System.Text.Json;
using Slipway.Cli.Help;
using Slipway.Cli.Output;
using Slipway.Pipelines.Init;
using Slipway.Projects;
using Slipway.Training;
using Spectre.Console;

namespace Slipway.Cli.Results;

/// <summary>What <c>slipway init</c> says in the end.</summary>
internal static class InitView
{
    private const int MostListed = 10;

    public static void Write(IAnsiConsole console, InitResult result)
    {
        var rows = $"{(result.IsSample ? "the first " : "")}{Figures.Count(result.Rows)} rows";
        var key = result.Key.Columns.Count > 0
            ? $"the key is {string.Join(", ", result.Key.Columns)} ({result.Key.Reason})"
            : $"there is no key ({result.Key.Reason}), so predictions can go to a file only";
        var task = result.Task.Kind is { } kind ? $"{kind.ToString().ToLowerInvariant()}: {result.Task.Reason}" : result.Task.Reason;
        var leftOut = result.LeftOut.Count == 0 ? "" : $"; left out: {LeftOut(result)}";
        console.WriteLine($"Looked at {rows} of {Source(result)}: {key}.");
        console.WriteLine($"{result.Options.ProjectFile} predicts {result.Target} ({task}) from {result.Features.Count} features{leftOut}.");
        if (result.ContainerFiles.Count > 0)
        {
            console.WriteLine($"For containers it also wrote {string.Join(", ", result.ContainerFiles)}.");
        }

        var url = result.From.Table is not null && result.Options.Database?.Server is { Password: not null, PasswordPath: null } ? "set DATABASE_URL to the database's URL, whose password the file does not hold, " : "";
        console.WriteLine($"Next: read it, {url}then {CommandPath.Called} train{Project(result)} and {CommandPath.Called} predict{Project(result)}. --target names another column to predict.");
    }

    public static void Write(Utf8JsonWriter writer, InitResult result)
    {
        writer.WriteStartObject();
        writer.WriteString("project_file", result.Options.ProjectFile);
        writer.WriteString(result.From.Table is null ? "file" : "table", result.From.Table ?? result.From.File);
        writer.WriteNumber("rows", result.Rows);
        writer.WriteBoolean("sampled", result.IsSample);
        WriteNames(writer, "key", result.Key.Columns);
        writer.WriteString("key_reason", result.Key.Reason);
        writer.WriteString("target", result.Target);
        writer.WriteNumber("rows_without_target", result.RowsWithoutTarget);
        writer.WriteString("task", result.Task.Kind?.ToString().ToLowerInvariant());
        writer.WriteString("task_reason", result.Task.Reason);
        writer.WriteString("test", RowSplit.Describe(result.Test));
        WriteNames(writer, "features", result.Features);
        writer.WriteStartArray("left_out");
        foreach (var column in result.LeftOut)
        {
            writer.WriteStartObject();
            writer.WriteString("name", column.Name);
            writer.WriteString("reason", column.Reason);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteString("into", result.Into switch
        {
            PredictionTarget.Table table => table.Name,
            PredictionTarget.File file => file.Path,
            _ => null,
        });
        WriteNames(writer, "container_files", result.ContainerFiles);
        writer.WriteEndObject();
    }

    private static string LeftOut(InitResult result)
    {
        var more = result.LeftOut.Count > MostListed ? $" and {result.LeftOut.Count - MostListed} more" : "";
        return string.Join(", ", result.LeftOut.Take(MostListed).Select(column => $"{column.Name} ({column.Reason})")) + more;
    }

    private static string Source(InitResult result) =>
        result.From.Table is { } table ? $"table {table} of {result.Options.Database}" : result.From.File!;

    private static string Project(InitResult result) =>
        result.Options.ProjectFile == ProjectInput.DefaultFile ? "" : $" --project {ShellWord.Of(result.Options.ProjectFile)}";

    private static void WriteNames(Utf8JsonWriter writer, string property, IReadOnlyList<string> names)
    {
        writer.WriteStartArray(property);
        foreach (var name in names)
        {
            writer.WriteStringValue(name);
        }

        writer.WriteEndArray();
    }
}
