using System.CommandLine;

namespace Slipway.Cli.Help;

/// <summary>A command's name as a user types it: <c>slipway train</c>.</summary>
internal static class CommandPath
{
    public const string Program = "slipway";

    public static string Of(Command command) => command is RootCommand ? Program : $"{Program} {command.Name}";
}
