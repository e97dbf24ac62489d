using System.CommandLine;
using Slipway.Cli.Output;

namespace Slipway.Cli.Help;

/// <summary>A command's name as a user types it: <c>slipway train</c>.</summary>
internal static class CommandPath
{
    public const string Program = "slipway";

    /// <summary>Set by a script that calls the program, to how it was called itself.</summary>
    private const string CommandVariable = "SLIPWAY_COMMAND";

    /// <summary>How this program was called: what a user can type to call it again.</summary>
    public static string Called => Environment.GetEnvironmentVariable(CommandVariable) is { Length: > 0 } name ? ShellWord.Of(name) : Program;

    public static string Of(Command command) => command is RootCommand ? Program : $"{Program} {command.Name}";
}
