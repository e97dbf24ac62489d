using System.CommandLine;
using System.CommandLine.Completions;
using Slipway.Cli.Help;
using Slipway.Cli.Output;

namespace Slipway.Cli.Commands;

/// <summary>A command with what its help shows beside the options.</summary>
internal abstract class SlipwayCommand : Command
{
    private const int InitProcess = 1;

    private readonly List<OptionGroup> _groups = [];

    protected SlipwayCommand(string name, string description, Terminal terminal)
        : base(name, description)
    {
        Terminal = terminal;
        SetAction((parsed, cancellationToken) =>
        {
            RequireUse(parsed);
            if (Environment.ProcessId == InitProcess && !StartsProcesses)
            {
                Orphans.LeaveToKernel();
            }

            terminal.ShowsProgress = !parsed.GetValue(GlobalOptions.NoProgress);
            return RunAsync(parsed, cancellationToken);
        });
    }

    /// <summary>Command lines that a user can copy.</summary>
    public IReadOnlyList<string> Examples { get; protected init; } = [];

    /// <summary>The options as help groups them.</summary>
    public IReadOnlyList<OptionGroup> Groups => _groups;

    /// <summary>
    /// What may come next: what begins as the word does. An argument that is awaited comes before the options; of a path there is nothing to
    /// say, so that the shell offers files.
    /// </summary>
    public override IEnumerable<CompletionItem> GetCompletions(CompletionContext context)
    {
        var word = context.WordToComplete;
        var awaited = Arguments.FirstOrDefault(argument => context.ParseResult.GetResult(argument) is not { Tokens.Count: > 0 });
        return word.Length == 0 && awaited is not null
            ? awaited.GetCompletions(context)
            : base.GetCompletions(context).Where(item => item.Label.StartsWith(word, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Whether the command works on the user's project.</summary>
    public virtual bool TakesProject => true;

    /// <summary>Whether the command starts processes whose end it must learn of.</summary>
    protected virtual bool StartsProcesses => false;

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

    // A value that changes nothing would be taken for one that did.
    private void RequireUse(ParseResult parsed)
    {
        if (!TakesProject && GlobalOptions.OfProject.FirstOrDefault(option => parsed.GetResult(option) is not null) is { } unused)
        {
            throw new SlipwayException(ErrorKind.Usage, $"{unused.Name}: '{CommandPath.Of(this)}' reads no project of yours; leave it out.");
        }
    }
}
