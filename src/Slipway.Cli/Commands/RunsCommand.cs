using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Cli.Results;
using Slipway.Pipelines;
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

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        RunAsync(_project.Read(parsed), Terminal, cancellationToken);

    private static async Task<int> RunAsync(Project project, Terminal terminal, CancellationToken cancellationToken)
    {
        var runs = await RunHistory.ReadAsync(RunHistory.Database(project), cancellationToken).ConfigureAwait(false);
        terminal.WriteResult(console => RunsView.Write(console, runs), writer => RunsView.Write(writer, runs));
        return 0;
    }
}
