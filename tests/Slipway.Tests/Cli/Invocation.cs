using Slipway.Cli;
using Slipway.Cli.Output;

namespace Slipway.Tests.Cli;

/// <summary>One command line, run in this process: what it printed and its exit code.</summary>
internal sealed record Invocation(int ExitCode, string Output, string Error)
{
    public static Task<Invocation> RunAsync(params string[] args) => RunAsync(isTerminal: false, hasColors: false, args);

    public static async Task<Invocation> RunAsync(bool isTerminal, bool hasColors, params string[] args)
    {
        var output = new StringWriter();
        var error = new StringWriter();
        var terminal = new Terminal(
            new TerminalStream(output, isTerminal, 100, hasColors), new TerminalStream(error, isTerminal, 100, hasColors));
        using var termination = new Termination(listens: false);
        var exitCode = await CommandLine.RunAsync(args, terminal, termination);
        return new Invocation(exitCode, output.ToString(), error.ToString());
    }
}
