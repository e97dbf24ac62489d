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
        RunAsync(_project.Read(parsed), Terminal);

    private static Task<int> RunAsync(Project project, Terminal terminal)
    {
        var runs = RunHistory.Read(RunHistory.Database(project));
        terminal.WriteResult(console => RunsView.Write(console, runs), writer => RunsView.Write(writer, runs));
        return Task.FromResult(0);
    }
}
