using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Cli.Results;
using Slipway.Pipelines;
using Slipway.Projects;
using Slipway.Projects.Reading;
using Slipway.Sinks.Runs;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway runs</c>: what ran, how far, with what outcome.</summary>
internal sealed class RunsCommand : SlipwayCommand
{
    private readonly ProjectOptions _project = new(ProjectUse.Runs);

    public RunsCommand(Terminal terminal)
        : base("runs", "Shows the prediction runs of a database: what ran, how far, with what outcome.", terminal)
    {
        Add("Runs", _project.For(ProjectKeys.Database, ProjectKeys.Wait));
        Examples = ["slipway runs", "slipway runs --database sqlite:///boston.db --json"];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        RunAsync(_project.Read(parsed), Terminal, cancellationToken);

    private static async Task<int> RunAsync(Project project, Terminal terminal, CancellationToken cancellationToken)
    {
        IReadOnlyList<RunRecord> runs;
        await using (var observer = new TerminalObserver(terminal))
        {
            var database = RunHistory.Database(project);
            await DatabaseWait.UntilReadyAsync(database, project.Wait, observer, cancellationToken).ConfigureAwait(false);
            runs = await RunHistory.ReadAsync(database, cancellationToken).ConfigureAwait(false);
        }

        terminal.WriteResult(console => RunsView.Write(console, runs), writer => RunsView.Write(writer, runs));
        return 0;
    }
}
