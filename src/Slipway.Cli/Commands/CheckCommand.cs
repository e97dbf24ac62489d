using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Cli.Results;
using Slipway.Features;
using Slipway.Pipelines;
using Slipway.Pipelines.Check;
using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway check</c>: the data contract alone.</summary>
internal sealed class CheckCommand : SlipwayCommand
{
    private readonly ProjectOptions _project = new(ProjectUse.Check);

    public CheckCommand(Terminal terminal)
        : base("check", "Holds rows against the contract that the model learned in training; ends with 3 where they break it.", terminal)
    {
        Add("Rows", _project.For(ProjectKeys.Database, ProjectKeys.Wait, ProjectKeys.Predict.Table, ProjectKeys.Predict.Query, ProjectKeys.Predict.File));
        Add("Model", _project.For(ProjectKeys.ModelDirectory, ProjectKeys.ModelFile, ProjectKeys.MetadataFile));
        Examples =
        [
            "slipway check",
            "slipway check --database sqlite:///boston.db --table boston_housing_price",
            "slipway check --file new.csv --json",
        ];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        RunAsync(_project.Read(parsed), Terminal, cancellationToken);

    private static async Task<int> RunAsync(Project project, Terminal terminal, CancellationToken cancellationToken)
    {
        ContractReport report;
        await using (var observer = new TerminalObserver(terminal))
        {
            await DatabaseWait.UntilReadyAsync(project, project.Wait, observer, cancellationToken).ConfigureAwait(false);
            report = await new CheckPipeline(project, project.Predict!.From, observer).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        terminal.WriteResult(console => ContractView.Write(console, report), writer => ContractView.Write(writer, report));
        return report.Holds ? 0 : (int)ErrorKind.Data;
    }
}
