using System.CommandLine;
using System.CommandLine.Help;
using Slipway.Cli.Help;
using Slipway.Cli.Output;

namespace Slipway.Cli.Commands;

/// <summary>The tree of commands.</summary>
internal static class SlipwayRoot
{
    public static RootCommand Create(Terminal terminal)
    {
        var root = new RootCommand("From a table in your SQL database to predictions back in it.");
        foreach (var option in root.Options)
        {
            if (option is HelpOption help)
            {
                help.Description = "Shows this help.";

                // Beside -h there are others, which look like paths where a shell lists what may come next.
                help.Aliases.Clear();
                help.Aliases.Add("-h");
                help.Action = new HelpPage(terminal);
            }
            else if (option is VersionOption version)
            {
                version.Description = "Shows the version.";
                version.Action = new VersionAction(terminal);
            }
        }

        foreach (var option in GlobalOptions.All)
        {
            root.Add(option);
        }

        root.Add(new DemoCommand(terminal));
        root.Add(new InitCommand(terminal));
        root.Add(new LoadCommand(terminal));
        root.Add(new TrainCommand(terminal));
        root.Add(new ImportCommand(terminal));
        root.Add(new PredictCommand(terminal));
        root.Add(new CheckCommand(terminal));
        root.Add(new ShowCommand(terminal));
        root.Add(new ExportCommand(terminal));
        root.Add(new RunsCommand(terminal));
        root.Add(new BuildCommand(terminal));
        root.Add(new DeployCommand(terminal));
        root.Add(new BaseCommand(terminal));
        root.Add(new HealthCommand(terminal));
        root.Add(new StandbyCommand(terminal));
        root.Add(new CompletionCommand(terminal));
        // Not the page itself, which would swallow the faults of a command line without a known command.
        root.SetAction(new HelpPage(terminal).Invoke);
        return root;
    }
}
