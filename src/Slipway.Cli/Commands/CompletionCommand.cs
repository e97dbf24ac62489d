using System.CommandLine;
using Slipway.Cli.Completion;
using Slipway.Cli.Output;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway completion</c>: the script by which a shell completes command lines.</summary>
internal sealed class CompletionCommand : SlipwayCommand
{
    private readonly Argument<string> _shell = new("SHELL") { Description = "bash, zsh or fish." };

    public CompletionCommand(Terminal terminal)
        : base("completion", "Prints a script that lets a shell complete commands, options and their values.", terminal)
    {
        _shell.AcceptOnlyFromAmong([.. CompletionScripts.ByShell.Keys]);
        Add(_shell);
        Examples =
        [
            "source <(slipway completion bash)",
            "source <(slipway completion zsh)",
            "slipway completion fish > ~/.config/fish/completions/slipway.fish",
        ];
    }

    public override bool TakesProject => false;

    protected override async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        await Terminal.Output.WriteAsync(CompletionScripts.ByShell[parsed.GetValue(_shell)!]).ConfigureAwait(false);
        return 0;
    }
}
