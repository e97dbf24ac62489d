using System.CommandLine;
using Slipway.Cli.Commands;
using Slipway.Cli.Help;
using Slipway.Cli.Output;

namespace Slipway.Cli;

/// <summary>Runs one command line, from its words to the exit code. Every fault ends here.</summary>
internal static class CommandLine
{
    private const int UnknownFault = (int)ErrorKind.Internal;
    private const string DebugVariable = "SLIPWAY_DEBUG";

    /// <returns>The exit code: 0, the value of an <see cref="ErrorKind"/>, or 130 or 143 after a signal.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal, Termination termination)
    {
        try
        {
            // Asked before parsing, so that a fault of the parsing itself is told in the form that was asked for.
            terminal.IsJson = args.Contains(GlobalOptions.Json.Name);
            terminal.LogsJson = LogFormat.IsJson(args);
            var parsed = SlipwayRoot.Create(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Errors.Count > 0 && parsed.Action is not HelpPage)
            {
                throw UsageFaults.ToException(parsed);
            }

            var configuration = new InvocationConfiguration
            {
                Output = terminal.Output,
                Error = terminal.Error,
                EnableDefaultExceptionHandler = false,
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, termination.Token).ConfigureAwait(false);
        }
        catch (SlipwayException fault)
        {
            terminal.WriteError(fault.Kind.ToString(), (int)fault.Kind, fault.Message);
            WriteTrace(terminal, fault);
            return (int)fault.Kind;
        }
        catch (OperationCanceledException) when (termination.Token.IsCancellationRequested)
        {
            var name = termination.ExitCode == 143 ? "Terminated" : "Interrupted";
            terminal.WriteError(name, termination.ExitCode, $"{name} before it was done.");
            return termination.ExitCode;
        }
#pragma warning disable CA1031 // A stack trace helps no user; whoever reports the fault can ask for one.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            terminal.WriteError(
                nameof(ErrorKind.Internal),
                UnknownFault,
                $"This is a fault in Slipway, not yours ({fault.GetType().Name}); set {DebugVariable}=1 to see where it comes from, and report it.");
            WriteTrace(terminal, fault);
            return UnknownFault;
        }
    }

    private static void WriteTrace(Terminal terminal, Exception fault)
    {
        if (Environment.GetEnvironmentVariable(DebugVariable) == "1")
        {
            terminal.Error.WriteLine(fault);
        }
    }
}
