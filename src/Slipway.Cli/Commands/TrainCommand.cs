using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Cli.Results;
using Slipway.Pipelines;
using Slipway.Pipelines.Train;
using Slipway.Projects;
using Slipway.Projects.Reading;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway train</c>: from a query to a model folder.</summary>
internal sealed class TrainCommand : SlipwayCommand
{
    private readonly ProjectOptions _project = new(ProjectUse.Train);

    private readonly Option<string> _previous = PreviousOption.Create();

    public TrainCommand(Terminal terminal)
        : base("train", "Trains a model on the rows of a table, a query or a file, and shows its metrics beside a baseline.", terminal)
    {
        Add("Rows", _project.For(
            ProjectKeys.Database, ProjectKeys.Wait, ProjectKeys.Train.Table, ProjectKeys.Train.Query, ProjectKeys.Train.File,
            ProjectKeys.TrainKey, ProjectKeys.Target, ProjectKeys.Exclude));
        Add("Training", _project.For(
            ProjectKeys.Task, ProjectKeys.TestLast, ProjectKeys.TestRandom, ProjectKeys.Algorithm, ProjectKeys.Trees, ProjectKeys.Depth,
            ProjectKeys.Leaves, ProjectKeys.LearningRate, ProjectKeys.MinRowsPerLeaf, ProjectKeys.Seed, ProjectKeys.Threads));
        Add("Model", [.. _project.For(ProjectKeys.Name, ProjectKeys.Gate, ProjectKeys.ModelDirectory, ProjectKeys.ModelFile, ProjectKeys.MetadataFile), _previous]);
        Examples =
        [
            "slipway train",
            "slipway train --database sqlite:///boston.db --table boston_housing --target medv --key id",
            "slipway train --file houses.csv --target price --set train.test.last=20%",
        ];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken) =>
        RunAsync(_project.Read(parsed), parsed.GetValue(_previous), Terminal, cancellationToken);

    private static async Task<int> RunAsync(Project project, string? previous, Terminal terminal, CancellationToken cancellationToken)
    {
        TrainResult result;
        await using (var observer = new TerminalObserver(terminal))
        {
            var old = await PreviousOption.ReadAsync(previous, project, cancellationToken).ConfigureAwait(false);
            await DatabaseWait.UntilReadyAsync(project, project.Wait, observer, cancellationToken).ConfigureAwait(false);
            result = await new TrainPipeline(project, observer, old).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        terminal.WriteResult(console => TrainView.Write(console, result, project.Model), writer => TrainView.Write(writer, result, project.Model));
        return 0;
    }
}
