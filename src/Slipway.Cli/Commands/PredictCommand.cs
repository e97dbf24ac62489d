using System.CommandLine;
using Slipway.Cli.Output;
using Slipway.Cli.Results;
using Slipway.Models;
using Slipway.Pipelines;
using Slipway.Pipelines.Predict;
using Slipway.Pipelines.Predict.Partitioning;
using Slipway.Projects;
using Slipway.Projects.Reading;
using Slipway.Sinks.Files;

namespace Slipway.Cli.Commands;

/// <summary><c>slipway predict</c>: from a query through a model to a table, a file or the screen.</summary>
internal sealed class PredictCommand : SlipwayCommand
{
    private readonly ProjectOptions _project = new(ProjectUse.Predict);

    private readonly Option<string> _format = new("--format")
    {
        Description = "How a file or the screen is written; by default as the file's name says.",
        HelpName = "csv|jsonl",
    };

    private readonly Option<bool> _restart = new("--restart")
    {
        Description = "Starts anew, even where an interrupted run could be taken up.",
    };

    private readonly Option<bool> _new = new("--new")
    {
        Description = "Predicts only the rows that have no prediction by this model yet.",
    };

    private readonly Option<string> _since = new Option<string>("--since")
    {
        Description = "Predicts only the rows whose COLUMN is at or above the largest value that the last finished run read.",
        HelpName = "COLUMN",
    }.WithText("a column's name");

    private readonly Option<string> _partition = new(PartitionReader.Flag)
    {
        Description = $"Predicts one part of the rows, the second of eight by 2/8. The environment may say it too: {PartitionReader.IndexVariable} (from 0) and {PartitionReader.CountVariable}.",
        HelpName = "NUMBER/COUNT",
    };

    private readonly Option<string> _round = new(PartitionReader.RoundFlag)
    {
        Description = $"Partitions of one round agree on their bounds, and those of a new round find new ones. Default: the environment variable {PartitionReader.RoundVariable}, else the bounds stay.",
        HelpName = "NAME",
    };

    public PredictCommand(Terminal terminal)
        : base("predict", "Predicts every row of a table, a query or a file, into a table, a file or the screen.", terminal)
    {
        _format.AcceptOnlyFromAmong("csv", "jsonl");
        Add("Rows", _project.For(
            ProjectKeys.Database, ProjectKeys.Wait, ProjectKeys.Predict.Table, ProjectKeys.Predict.Query, ProjectKeys.Predict.File, ProjectKeys.PredictKey));
        Add("Predictions", [.. _project.For(ProjectKeys.IntoTable, ProjectKeys.IntoDatabase, ProjectKeys.IntoFile), _format]);
        Add("Run", [_new, _since, _restart, _partition, _round, .. _project.For(ProjectKeys.OnDrift, ProjectKeys.Threads)]);
        Add("Model", _project.For(ProjectKeys.ModelDirectory, ProjectKeys.ModelFile, ProjectKeys.MetadataFile));
        Examples =
        [
            "slipway predict",
            "slipway predict --database sqlite:///boston.db --table boston_housing_price --key id --into boston_predictions",
            "slipway predict --new --partition 2/8",
            "slipway predict --file new.csv --output - --format jsonl",
        ];
    }

    protected override Task<int> RunAsync(ParseResult parsed, CancellationToken cancellationToken)
    {
        ModelDigest.LoadAhead();
        var project = _project.Read(parsed);
        var settings = new PredictSettings
        {
            Format = FormatOf(parsed.GetValue(_format)),
            Restart = parsed.GetValue(_restart),
            OnlyNew = parsed.GetValue(_new),
            Since = parsed.GetValue(_since),
            Partition = PartitionReader.Read(parsed.GetValue(_partition), parsed.GetValue(_round), Environment.GetEnvironmentVariable),
            Threads = project.Threads,
        };
        Terminal.IsOutputTaken = project.Predict!.Into is null or PredictionTarget.File { Path: "-" };
        return RunAsync(project, settings, Terminal, cancellationToken);
    }

    private static async Task<int> RunAsync(Project project, PredictSettings settings, Terminal terminal, CancellationToken cancellationToken)
    {
        PredictSummary summary;
        await using (var observer = new TerminalObserver(terminal))
        {
            await DatabaseWait.UntilReadyAsync(project, project.Wait, observer, cancellationToken).ConfigureAwait(false);
            summary = await new PredictPipeline(project, settings, observer).RunAsync(cancellationToken).ConfigureAwait(false);
        }

        terminal.WriteResult(console => PredictView.Write(console, summary), writer => PredictView.Write(writer, summary));
        return 0;
    }

    private static PredictionFormat? FormatOf(string? name) => name switch
    {
        null => null,
        "csv" => PredictionFormat.Csv,
        _ => PredictionFormat.JsonLines,
    };
}
