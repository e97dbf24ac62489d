using System.CommandLine;
using System.CommandLine.Invocation;
using System.Reflection;
using Slipway.Cli.Output;

namespace Slipway.Cli.Help;

/// <summary>Prints the version.</summary>
internal sealed class VersionAction(Terminal terminal) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var version = typeof(VersionAction).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        terminal.Output.WriteLine(version);
        return 0;
    }
}
