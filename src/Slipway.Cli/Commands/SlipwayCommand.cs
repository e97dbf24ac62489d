using System.CommandLine;
using Slipway.Cli.Help;
using Slipway.Cli.Output;

namespace Slipway.Cli.Commands;

/// <summary>A command with what its help shows beside the options.</summary>
internal abstract class SlipwayCommand : Command
{
    private readonly List<OptionGroup> _groups = [];

    protected SlipwayCommand(string name, string description, Terminal terminal)
        : base(name, description)
    {
        Terminal = terminal;
        SetAction((parsed, cancellationToken) =>
        {
            terminal.ShowsProgress = !parsed.GetValue(GlobalOptions.NoProgress);
            return RunAsync(parsed, cancellationToken);
        });
    }

    /// <summary>Command lines that a user can copy.</summary>
    public IReadOnlyList<string> Examples { get; protected init; } = [];

    /// <summary>The options as help groups them.</summary>
    public IReadOnlyList<OptionGroup> Groups => _groups;

    protected Terminal Terminal { get; }

    protected abstract Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken);

    protected void Add(string title, params IEnumerable<Option> options)
    {
        var group = new OptionGroup(title, [.. options]);
        _groups.Add(group);
        foreach (var option in group.Options)
        {
            Add(option);
        }
    }
}
