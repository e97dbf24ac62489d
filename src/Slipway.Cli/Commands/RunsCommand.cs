using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway runs</c>: what ran, how far, with what outcome.</summary>
internal sealed class RunsCommand : SlipwayCommand
{
    private readonly ProjectOptions _project = new(ProjectUse.Runs);

    public RunsCommand(Terminal terminal)
        : base("runs", "Shows the prediction runs of a database: what ran, how far, with what outcome.", terminal)
    {
        Add("Runs", _project.For(ProjectKeys.Database));
        Examples = ["slipway runs", "slipway runs --database sqlite:///boston.db --json"];
    }

    protected override Task RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        RunAsync(_project.Read(parsed), Terminal, cancellationToken);

    private static Task RunAsync(Project project, Terminal terminal, CancellationToken cancellationToken) =>
        throw new SlipwayException(ErrorKind.Internal, "Showing the runs is not connected yet.");
}
