using System.CommandLine;
using System.CommandLine.Completions;
using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Cli.Commands;

/// <summary>The options of a command that set keys of the project, made from the table of keys.</summary>
internal sealed class ProjectOptions(ProjectUse use)
{
    private readonly List<(ProjectKey Key, Symbol Symbol, string Name)> _symbols = [];

    /// <summary>The options for these keys.</summary>
    public IEnumerable<Option> For(params IReadOnlyList<ProjectKey> keys) => [.. keys.Select(For)];

    /// <summary>An argument, without a name of its own, for a key that other commands have an option for.</summary>
    public Argument<string> ArgumentFor(ProjectKey key, string name, string description)
    {
        var argument = new Argument<string>(name) { Description = description, Arity = ArgumentArity.ZeroOrOne };
        _symbols.Add((key, argument, name));
        return argument;
    }

    /// <summary>Reads the project with what this command line gives.</summary>
    /// <exception cref="SlipwayException">The project has faults.</exception>
    public Project Read(ParseResult parsed) => Read(parsed, use);

    /// <summary>The same, for another use of this command line.</summary>
    /// <exception cref="SlipwayException">The project has faults.</exception>
    public Project Read(ParseResult parsed, ProjectUse other) => ProjectReader.Read(new ProjectInput(other)
    {
        File = parsed.GetValue(GlobalOptions.Project),
        Flags = [.. Flags(parsed)],
        Settings = parsed.GetValue(GlobalOptions.Set) ?? [],
    });

    private IEnumerable<FlagValue> Flags(ParseResult parsed)
    {
        foreach (var (key, symbol, name) in _symbols)
        {
            if (parsed.GetResult(symbol) is { } result && result.Tokens is { Count: > 0 } tokens)
            {
                yield return new FlagValue(key, name, [.. tokens.Select(token => token.Value)]);
            }
        }
    }

    private Option For(ProjectKey key)
    {
        Option option = key.TakesList
            ? new Option<string[]>(key.Flag!) { Arity = ArgumentArity.OneOrMore }
            : new Option<string>(key.Flag!) { Arity = ArgumentArity.ExactlyOne };
        option.Description = Describe(key);
        option.HelpName = key.FlagValue;
        option.CompletionSources.Add(_ => key.Choices.Select(choice => new CompletionItem(choice)));
        _symbols.Add((key, option, key.Flag!));
        return option;
    }

    private static string Describe(ProjectKey key)
    {
        var choices = key.Choices.Count > 0 ? $" One of {key.Expected}." : "";
        var otherwise = key.Default is "none" or "must be given" ? "" : $" Default: {key.Default.Replace("`", "", StringComparison.Ordinal)}.";
        return key.Meaning + choices + otherwise;
    }
}
