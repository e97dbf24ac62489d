using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Cli.Commands;

/// <summary>The options of every command.</summary>
internal static class GlobalOptions
{
    public static Option<string> Project { get; } = new Option<string>("--project")
    {
        Description = $"The project file; {ProjectInput.DefaultFile} in the working folder if it is there.",
        HelpName = "FILE",
        Recursive = true,
    }.WithText("a file's path");

    public static Option<string[]> Set { get; } = new("--set")
    {
        Description = "Overrides any one value of the project: train.trees=300. May be repeated.",
        HelpName = "NAME=VALUE",
        Recursive = true,
        Arity = ArgumentArity.OneOrMore,
        AllowMultipleArgumentsPerToken = false,
    };

    public static Option<bool> Json { get; } = new("--json")
    {
        Description = "Prints one JSON document for machines.",
        Recursive = true,
    };

    public static Option<bool> NoProgress { get; } = new("--no-progress")
    {
        Description = "Shows no progress.",
        Recursive = true,
    };

    public static Option<string> Log { get; } = new(LogFormat.Option)
    {
        Description = $"How notes, warnings, errors and progress are written to standard error: {LogFormat.Text} or {LogFormat.Json}, one line each. Default: the environment variable {LogFormat.Variable}, else {LogFormat.Text}.",
        HelpName = "FORMAT",
        Recursive = true,
    };

    public static IReadOnlyList<Option> All { get; } = [Project, Set, Json, NoProgress, Log];

    /// <summary>Those that say what a project is, or where.</summary>
    public static IReadOnlyList<Option> OfProject { get; } = [Project, Set];

    static GlobalOptions()
    {
        Set.CompletionSources.Add(_ => ProjectKeys.All.Select(key => new System.CommandLine.Completions.CompletionItem(key.Path + "=")));
        Log.AcceptOnlyFromAmong(LogFormat.Text, LogFormat.Json);
    }
}
