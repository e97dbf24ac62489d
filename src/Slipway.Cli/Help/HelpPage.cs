using System.CommandLine;
using System.CommandLine.Invocation;
using Slipway.Cli.Commands;
using Slipway.Cli.Output;

namespace Slipway.Cli.Help;

/// <summary>Prints what a command does, its options by group and examples.</summary>
internal sealed class HelpPage(Terminal terminal) : SynchronousCommandLineAction
{
    private const int WidestName = 30;
    private const string Indent = "  ";

    private readonly TextWriter _writer = terminal.Output;

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var command = parseResult.CommandResult.Command;
        WriteWrapped(command.Description!, "");
        WriteTitle("Usage");
        _writer.WriteLine(Indent + Usage(command));
        WriteRows("Commands", [.. command.Subcommands.Where(c => !c.Hidden).Select(c => (c.Name, c.Description!))]);
        WriteRows("Arguments", [.. command.Arguments.Select(a => (a.Name, a.Description!))]);
        if (command is SlipwayCommand { Groups: var groups, Examples: var examples, TakesProject: var takesProject })
        {
            foreach (var group in groups)
            {
                WriteRows(group.Title, [.. group.Options.Select(Row)]);
            }

            WriteRows("General", [.. GlobalOptions.All.Except(takesProject ? [] : GlobalOptions.OfProject).Select(Row), ("-h, --help", "Shows this help.")]);
            WriteTitle(examples.Count == 1 ? "Example" : "Examples");
            foreach (var example in examples)
            {
                _writer.WriteLine(Indent + example);
            }
        }
        else
        {
            WriteRows("Options", [.. GlobalOptions.All.Select(Row), ("-h, --help", "Shows this help."), ("--version", "Shows the version.")]);
            WriteTitle("Start with");
            _writer.WriteLine($"{Indent}{CommandPath.Program} demo");
            _writer.WriteLine($"{Indent}{CommandPath.Program} train --help");
        }

        return 0;
    }

    private static string Usage(Command command)
    {
        var arguments = string.Concat(command.Arguments.Select(a => a.Arity.MinimumNumberOfValues == 0 ? $" [{a.Name}]" : $" {a.Name}"));
        var subcommand = command.Subcommands.Count > 0 ? " COMMAND" : "";
        return $"{CommandPath.Of(command)}{subcommand}{arguments} [options]";
    }

    private static (string Name, string Description) Row(Option option) =>
        (string.Join(", ", option.Aliases.Append(option.Name)) + (option.HelpName is { } value ? $" {value}" : ""), option.Description!);

    private void WriteTitle(string title)
    {
        _writer.WriteLine();
        terminal.WriteHeading(title + ":");
    }

    private void WriteRows(string title, IReadOnlyList<(string Name, string Description)> rows)
    {
        if (rows.Count == 0)
        {
            return;
        }

        WriteTitle(title);
        var column = Indent.Length + Math.Min(WidestName, rows.Max(row => row.Name.Length)) + 2;
        foreach (var (name, description) in rows)
        {
            var start = Indent + name;
            if (start.Length > column - 2)
            {
                _writer.WriteLine(start);
                start = "";
            }

            WriteWrapped(description, start.PadRight(column));
        }
    }

    // Every line after the first is indented as far as the first one's start is wide.
    private void WriteWrapped(string text, string start)
    {
        var indent = new string(' ', start.Length);
        var line = start;
        foreach (var word in text.Split(' '))
        {
            if (line.Length > indent.Length && line.Length + 1 + word.Length > terminal.HelpWidth)
            {
                _writer.WriteLine(line);
                line = indent;
            }

            line += line.Length > indent.Length ? " " + word : word;
        }

        _writer.WriteLine(line);
    }
}
